//! The runtime APIs: what nodes and clients may ask.
#![allow(clippy::expect_used, reason = "try-runtime fails by panicking")]
use crate::{
    indicators::{Indicator, Subsystem},
    params::{Change, Field},
    *,
};
use alloc::{string::String, vec::Vec};
use codec::DecodeAll;
use fluxnomics_economics::{
    lifetime::Odometer,
    xp::tier::{Quote as TierQuote, Tier},
};
use fluxnomics_primitives::{
    Power as PowerUnits,
    capacity::Usage,
    governance::{ParameterRegistry, TrackId},
    identity::IdentityId,
    time::Seconds,
};
use frame_support::{
    dispatch::GetDispatchInfo,
    genesis_builder_helper::get_preset,
    view_functions::{ViewFunctionDispatchError, ViewFunctionId},
    weights::Weight,
};
use pallet_capacity::{Book, NetworkView, Offer, OfferKey, OfferPage, Quote};
use pallet_flux::{AccountView, EpochRecord, PolicyView, SupplyView};
use pallet_governance::{ChangeRecord, Concentration, ParameterView, SignalTally, VotingPower};
use pallet_pocw::{Ancestor, Evaluator, Panel, Position, Receipt, Statement, TaskId, TaskView};
use pallet_poe::{Chain, FeeQuote, MinerView, Month, PoeView, SalaryReport};
use pallet_power::{Identity, Totals};
use pallet_stability::{DayRecord, HaltView, IndicatorView, InterventionView, StatusView};
use pallet_transaction_payment::{FeeDetails, RuntimeDispatchInfo};
use pallet_xp::{BreakEven, EarningsView, Expiry, Ledger, TierView, TrustView, WeekRecord, WeekView};
use sp_api::impl_runtime_apis;
use sp_core::{OpaqueMetadata, crypto::KeyTypeId};
use sp_runtime::{
    ApplyExtrinsicResult, Perbill,
    generic::Preamble,
    traits::{Block as BlockT, NumberFor, StaticLookup},
    transaction_validity::{TransactionSource, TransactionValidity},
};
use sp_session::OpaqueGeneratedSessionKeys;
use sp_version::RuntimeVersion;

impl_runtime_apis! {
    impl sp_api::Core<Block> for Runtime {
        fn version() -> RuntimeVersion {
            VERSION
        }
        fn execute_block(block: <Block as BlockT>::LazyBlock) {
            Executive::execute_block(block);
        }
        fn initialize_block(header: &<Block as BlockT>::Header) -> sp_runtime::ExtrinsicInclusionMode {
            Executive::initialize_block(header)
        }
    }

    impl sp_api::Metadata<Block> for Runtime {
        fn metadata() -> OpaqueMetadata {
            OpaqueMetadata::new(Runtime::metadata().into())
        }
        fn metadata_at_version(version: u32) -> Option<OpaqueMetadata> {
            Runtime::metadata_at_version(version)
        }
        fn metadata_versions() -> Vec<u32> {
            Runtime::metadata_versions()
        }
    }

    impl frame_support::view_functions::runtime_api::RuntimeViewFunction<Block> for Runtime {
        fn execute_view_function(id: ViewFunctionId, input: Vec<u8>) -> Result<Vec<u8>, ViewFunctionDispatchError> {
            Runtime::execute_view_function(id, input)
        }
    }

    impl sp_block_builder::BlockBuilder<Block> for Runtime {
        fn apply_extrinsic(extrinsic: <Block as BlockT>::Extrinsic) -> ApplyExtrinsicResult {
            Executive::apply_extrinsic(extrinsic)
        }
        fn finalize_block() -> <Block as BlockT>::Header {
            Executive::finalize_block()
        }
        fn inherent_extrinsics(data: sp_inherents::InherentData) -> Vec<<Block as BlockT>::Extrinsic> {
            data.create_extrinsics()
        }
        fn check_inherents(
            block: <Block as BlockT>::LazyBlock,
            data: sp_inherents::InherentData,
        ) -> sp_inherents::CheckInherentsResult {
            data.check_extrinsics(&block)
        }
    }

    impl sp_transaction_pool::runtime_api::TaggedTransactionQueue<Block> for Runtime {
        fn validate_transaction(
            source: TransactionSource,
            tx: <Block as BlockT>::Extrinsic,
            block_hash: <Block as BlockT>::Hash,
        ) -> TransactionValidity {
            Executive::validate_transaction(source, tx, block_hash)
        }
    }

    impl sp_offchain::OffchainWorkerApi<Block> for Runtime {
        fn offchain_worker(header: &<Block as BlockT>::Header) {
            Executive::offchain_worker(header)
        }
    }

    impl sp_consensus_babe::BabeApi<Block> for Runtime {
        fn configuration() -> sp_consensus_babe::BabeConfiguration {
            let epoch_config = Babe::epoch_config().unwrap_or_default();
            sp_consensus_babe::BabeConfiguration {
                slot_duration: Babe::slot_duration(),
                epoch_length: EPOCH_SLOTS,
                c: epoch_config.c,
                authorities: Babe::authorities().to_vec(),
                randomness: Babe::randomness(),
                allowed_slots: epoch_config.allowed_slots,
            }
        }
        fn current_epoch_start() -> sp_consensus_babe::Slot {
            Babe::current_epoch_start()
        }
        fn current_epoch() -> sp_consensus_babe::Epoch {
            Babe::current_epoch()
        }
        fn next_epoch() -> sp_consensus_babe::Epoch {
            Babe::next_epoch()
        }
        fn generate_key_ownership_proof(
            _slot: sp_consensus_babe::Slot,
            authority_id: sp_consensus_babe::AuthorityId,
        ) -> Option<sp_consensus_babe::OpaqueKeyOwnershipProof> {
            use codec::Encode;
            use frame_support::traits::KeyOwnerProofSystem;
            Validators::prove((sp_consensus_babe::KEY_TYPE, authority_id))
                .map(|proof| sp_consensus_babe::OpaqueKeyOwnershipProof::new(proof.encode()))
        }
        fn submit_report_equivocation_unsigned_extrinsic(
            equivocation_proof: sp_consensus_babe::EquivocationProof<<Block as BlockT>::Header>,
            key_owner_proof: sp_consensus_babe::OpaqueKeyOwnershipProof,
        ) -> Option<()> {
            let key_owner_proof = key_owner_proof.decode()?;
            Babe::submit_unsigned_equivocation_report(equivocation_proof, key_owner_proof)
        }
    }

    impl sp_session::SessionKeys<Block> for Runtime {
        fn generate_session_keys(owner: Vec<u8>, seed: Option<Vec<u8>>) -> OpaqueGeneratedSessionKeys {
            SessionKeys::generate(&owner, seed).into()
        }
        fn decode_session_keys(encoded: Vec<u8>) -> Option<Vec<(Vec<u8>, KeyTypeId)>> {
            SessionKeys::decode_into_raw_public_keys(&encoded)
        }
    }

    impl sp_consensus_grandpa::GrandpaApi<Block> for Runtime {
        fn grandpa_authorities() -> sp_consensus_grandpa::AuthorityList {
            Grandpa::grandpa_authorities()
        }
        fn current_set_id() -> sp_consensus_grandpa::SetId {
            pallet_grandpa::CurrentSetId::<Runtime>::get()
        }
        fn submit_report_equivocation_unsigned_extrinsic(
            equivocation_proof: sp_consensus_grandpa::EquivocationProof<<Block as BlockT>::Hash, NumberFor<Block>>,
            key_owner_proof: sp_consensus_grandpa::OpaqueKeyOwnershipProof,
        ) -> Option<()> {
            let key_owner_proof = key_owner_proof.decode()?;
            Grandpa::submit_unsigned_equivocation_report(equivocation_proof, key_owner_proof)
        }
        fn generate_key_ownership_proof(
            _set_id: sp_consensus_grandpa::SetId,
            authority_id: sp_consensus_grandpa::AuthorityId,
        ) -> Option<sp_consensus_grandpa::OpaqueKeyOwnershipProof> {
            use codec::Encode;
            use frame_support::traits::KeyOwnerProofSystem;
            Validators::prove((sp_consensus_grandpa::KEY_TYPE, authority_id))
                .map(|proof| sp_consensus_grandpa::OpaqueKeyOwnershipProof::new(proof.encode()))
        }
    }

    impl frame_system_rpc_runtime_api::AccountNonceApi<Block, AccountId, Nonce> for Runtime {
        fn account_nonce(account: AccountId) -> Nonce {
            System::account_nonce(account)
        }
    }

    // The signer of an extrinsic that costs no HETU is told so; wallets warn of missing HETU otherwise.
    impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentApi<Block, Balance> for Runtime {
        fn query_info(uxt: <Block as BlockT>::Extrinsic, len: u32) -> RuntimeDispatchInfo<Balance> {
            let free = costs_no_hetu(&uxt, len);
            let len = hetu_length(&uxt.function, len);
            let info = TransactionPayment::query_info(uxt, len);
            if free { RuntimeDispatchInfo { partial_fee: 0, ..info } } else { info }
        }
        fn query_fee_details(uxt: <Block as BlockT>::Extrinsic, len: u32) -> FeeDetails<Balance> {
            if costs_no_hetu(&uxt, len) {
                return FeeDetails { inclusion_fee: None, tip: 0 };
            }
            let len = hetu_length(&uxt.function, len);
            TransactionPayment::query_fee_details(uxt, len)
        }
        fn query_weight_to_fee(weight: Weight) -> Balance {
            TransactionPayment::weight_to_fee(weight)
        }
        fn query_length_to_fee(length: u32) -> Balance {
            TransactionPayment::length_to_fee(length)
        }
    }

    impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentCallApi<Block, Balance, RuntimeCall> for Runtime {
        fn query_call_info(call: RuntimeCall, len: u32) -> RuntimeDispatchInfo<Balance> {
            let len = hetu_length(&call, len);
            TransactionPayment::query_call_info(call, len)
        }
        fn query_call_fee_details(call: RuntimeCall, len: u32) -> FeeDetails<Balance> {
            let len = hetu_length(&call, len);
            TransactionPayment::query_call_fee_details(call, len)
        }
        fn query_weight_to_fee(weight: Weight) -> Balance {
            TransactionPayment::weight_to_fee(weight)
        }
        fn query_length_to_fee(length: u32) -> Balance {
            TransactionPayment::length_to_fee(length)
        }
    }

    impl pallet_asset_conversion::AssetConversionApi<
        Block,
        Balance,
        frame_support::traits::fungible::NativeOrWithId<u32>,
    > for Runtime {
        fn quote_price_exact_tokens_for_tokens(
            asset1: frame_support::traits::fungible::NativeOrWithId<u32>,
            asset2: frame_support::traits::fungible::NativeOrWithId<u32>,
            amount: Balance,
            include_fee: bool,
        ) -> Option<Balance> {
            AssetConversion::quote_price_exact_tokens_for_tokens(asset1, asset2, amount, include_fee)
        }
        fn quote_price_tokens_for_exact_tokens(
            asset1: frame_support::traits::fungible::NativeOrWithId<u32>,
            asset2: frame_support::traits::fungible::NativeOrWithId<u32>,
            amount: Balance,
            include_fee: bool,
        ) -> Option<Balance> {
            AssetConversion::quote_price_tokens_for_exact_tokens(asset1, asset2, amount, include_fee)
        }
        fn get_reserves(
            asset1: frame_support::traits::fungible::NativeOrWithId<u32>,
            asset2: frame_support::traits::fungible::NativeOrWithId<u32>,
        ) -> Option<(Balance, Balance)> {
            AssetConversion::get_reserves(asset1, asset2).ok()
        }
    }

    impl sp_genesis_builder::GenesisBuilder<Block> for Runtime {
        fn build_state(config: Vec<u8>) -> sp_genesis_builder::Result {
            genesis::build(config)
        }
        fn get_preset(id: &Option<sp_genesis_builder::PresetId>) -> Option<Vec<u8>> {
            get_preset::<RuntimeGenesisConfig>(id, genesis::preset)
        }
        fn preset_names() -> Vec<sp_genesis_builder::PresetId> {
            genesis::preset_names()
        }
    }

    impl interface::PowerApi<Block> for Runtime {
        fn identity(id: IdentityId) -> Option<Identity<AccountId>> {
            Power::identity(id)
        }
        fn identity_of(controller: AccountId) -> Option<IdentityId> {
            Power::identity_of(controller)
        }
        fn registration_price() -> Balance {
            Power::registration_price()
        }
        fn odometer(id: IdentityId) -> Option<Odometer> {
            Power::odometer(id)
        }
        fn spendable_power(id: IdentityId) -> PowerUnits {
            Power::spendable_power(id)
        }
        fn totals() -> Totals {
            Power::totals()
        }
    }

    impl interface::FluxApi<Block> for Runtime {
        fn account(id: IdentityId) -> AccountView {
            Flux::account(id)
        }
        fn supply() -> SupplyView {
            Flux::supply()
        }
        fn policy() -> PolicyView {
            Flux::policy()
        }
        fn history(count: u32) -> Vec<EpochRecord> {
            Flux::history(count)
        }
    }

    impl interface::CapacityApi<Block> for Runtime {
        fn account(id: IdentityId) -> pallet_capacity::AccountView {
            Capacity::account(id)
        }
        fn account_at_time(id: IdentityId, at: Seconds) -> pallet_capacity::AccountView {
            Capacity::account_at_time(id, at)
        }
        fn quote_message(bytes: u32, is_intent: bool) -> Quote {
            Capacity::quote_message(bytes, is_intent)
        }
        fn quote_extrinsic(bytes: u32, time: u64) -> Quote {
            Capacity::quote_extrinsic(bytes, time)
        }
        fn quote_task(usage: Usage) -> Quote {
            Capacity::quote_task(usage)
        }
        fn offers(book: Book, count: u32) -> Vec<(OfferKey, Offer)> {
            Capacity::offers(book, count)
        }
        fn offer_page(book: Book, after: Option<OfferKey>, count: u32) -> OfferPage {
            Capacity::offer_page(book, after, count)
        }
        fn network() -> NetworkView {
            Capacity::network()
        }
    }

    impl interface::FeesApi<Block> for Runtime {
        fn quote(extrinsic: Vec<u8>) -> Option<pallet_fees::Quote> {
            let uxt = UncheckedExtrinsic::decode_all(&mut extrinsic.as_slice()).ok()?;
            fee_quote(&uxt, extrinsic.len())
        }
    }

    impl interface::PocwApi<Block> for Runtime {
        fn task(task: TaskId) -> Option<TaskView> {
            Pocw::task(task)
        }
        fn panel(task: TaskId, round: pallet_pocw::Round) -> Option<Panel> {
            Pocw::panel(task, round)
        }
        fn receipt(task: TaskId) -> Option<Receipt> {
            Pocw::receipt(task)
        }
        fn ancestry(task: TaskId, depth: u32) -> Vec<Ancestor> {
            Pocw::ancestry(task, depth)
        }
        fn quote(
            worker: IdentityId,
            budget: PowerUnits,
            price: Balance,
            bond: Balance,
            metered: PowerUnits,
            score: Perbill,
        ) -> Option<pallet_pocw::Quote> {
            Pocw::quote(worker, budget, price, bond, metered, score)
        }
        fn evaluator(id: IdentityId) -> Option<Evaluator<AccountId, BlockNumber>> {
            Pocw::evaluator(id)
        }
        fn position(id: IdentityId) -> Position {
            Pocw::position(id)
        }
        fn commitment_of(
            task: TaskId,
            round: pallet_pocw::Round,
            evaluator: IdentityId,
            score: Perbill,
            salt: Hash,
        ) -> Hash {
            Pocw::commitment_of(task, round, evaluator, score, salt)
        }
        fn statement_hash(worker: IdentityId, statement: Statement) -> Hash {
            Pocw::statement_hash(worker, statement)
        }
    }

    impl interface::XpApi<Block> for Runtime {
        fn tier(owner: AccountId) -> TierView {
            Xp::tier(owner)
        }
        fn quote(owner: AccountId, target: Tier, volume: Balance, xp_price: Balance) -> TierQuote {
            Xp::quote(owner, target, volume, xp_price)
        }
        fn expiries(owner: AccountId) -> Vec<Expiry> {
            Xp::expiries(owner)
        }
        fn earnings(owner: IdentityId) -> EarningsView {
            Xp::earnings(owner)
        }
        fn trust_of(id: IdentityId) -> TrustView {
            Xp::trust_of(id)
        }
        fn wash_break_even(seats: Perbill) -> Option<BreakEven> {
            Xp::wash_break_even(seats)
        }
        fn open_week() -> WeekView {
            Xp::open_week()
        }
        fn books() -> Ledger {
            Xp::books()
        }
        fn history(count: u32) -> Vec<WeekRecord> {
            Xp::history(count)
        }
    }

    impl interface::PoeApi<Block> for Runtime {
        fn status() -> PoeView {
            Poe::status()
        }
        fn miner(id: IdentityId) -> Option<MinerView> {
            Poe::miner(id)
        }
        fn chain(payer: AccountId) -> Option<Chain> {
            Poe::chain(payer)
        }
        fn quote(value: Balance) -> FeeQuote {
            Poe::quote(value)
        }
        fn salary_report(month: Month) -> Option<SalaryReport<AccountId>> {
            Poe::salary_report(month)
        }
        fn history(count: u32) -> Vec<pallet_poe::EpochRecord> {
            Poe::history(count)
        }
    }

    impl interface::AuditApi<Block> for Runtime {
        fn broken_invariants() -> Vec<String> {
            let checks = [
                Capacity::do_try_state(),
                Clock::do_try_state(),
                Flux::do_try_state(),
                Governance::do_try_state(),
                Pocw::do_try_state(),
                Poe::do_try_state(),
                Power::do_try_state(),
                Stability::do_try_state(),
                Validators::do_try_state(),
                Xp::do_try_state(),
            ];
            checks.into_iter().filter_map(Result::err).map(|broken| <&str>::from(broken).into()).collect()
        }
    }

    impl interface::StabilityApi<Block> for Runtime {
        fn status() -> StatusView<Indicator> {
            Stability::status()
        }
        fn indicators() -> Vec<IndicatorView<Indicator>> {
            Stability::indicators()
        }
        fn halts() -> Vec<HaltView<Indicator, Subsystem>> {
            Stability::halts()
        }
        fn interventions() -> Vec<InterventionView<Indicator, Field>> {
            Stability::interventions()
        }
        fn history(count: u32) -> Vec<DayRecord<Indicator>> {
            Stability::history(count)
        }
        fn today() -> DayRecord<Indicator> {
            Stability::today()
        }
    }

    impl interface::GovernanceApi<Block> for Runtime {
        fn parameters() -> Vec<ParameterView> {
            Governance::parameters()
        }
        fn broken_rule(changes: Vec<Change>) -> Option<String> {
            params::Registry::check_together(&changes).err().map(Into::into)
        }
        fn history(count: u32) -> Vec<ChangeRecord<Runtime>> {
            Governance::history(count)
        }
        fn voting_power(who: AccountId, track: TrackId) -> VotingPower {
            Governance::voting_power(who, track)
        }
        fn can_delegate(track: TrackId, to: AccountId, balance: Balance) -> bool {
            Governance::can_delegate(track, to, balance)
        }
        fn concentration(track: TrackId) -> Option<Concentration> {
            Governance::concentration(track)
        }
        fn signal_of(index: u32) -> Option<SignalTally> {
            Governance::signal_of(index)
        }
        fn signal_weight(who: AccountId, nex: Balance, aur: Balance) -> u128 {
            Governance::signal_weight(who, nex, aur)
        }
    }

    #[cfg(feature = "runtime-benchmarks")]
    impl frame_benchmarking::Benchmark<Block> for Runtime {
        fn benchmark_metadata(extra: bool) -> (
            Vec<frame_benchmarking::BenchmarkList>,
            Vec<frame_support::traits::StorageInfo>,
        ) {
            benchmarks::metadata(extra)
        }
        #[allow(non_local_definitions)]
        fn dispatch_benchmark(
            config: frame_benchmarking::BenchmarkConfig,
        ) -> Result<Vec<frame_benchmarking::BenchmarkBatch>, alloc::string::String> {
            benchmarks::dispatch(config)
        }
    }

    #[cfg(feature = "try-runtime")]
    impl frame_try_runtime::TryRuntime<Block> for Runtime {
        fn on_runtime_upgrade(checks: frame_try_runtime::UpgradeCheckSelect) -> (Weight, Weight) {
            let weight = Executive::try_runtime_upgrade(checks).expect("the upgrade must succeed");
            (weight, configs::system::RuntimeBlockWeights::get().max_block)
        }
        fn execute_block(
            block: <Block as BlockT>::LazyBlock,
            state_root_check: bool,
            signature_check: bool,
            select: frame_try_runtime::TryStateSelect,
        ) -> Weight {
            Executive::try_execute_block(block, state_root_check, signature_check, select)
                .expect("the block must execute")
        }
    }
}

/// Who would pay for a signed extrinsic now.
fn fee_quote(uxt: &UncheckedExtrinsic, len: usize) -> Option<pallet_fees::Quote> {
    let Preamble::Signed(address, _, extension) = &uxt.preamble else { return None };
    let who = <Runtime as frame_system::Config>::Lookup::lookup(address.clone()).ok()?;
    Some(payment(extension).quote(&who, &uxt.function, len, &uxt.get_dispatch_info()))
}

/// Whether nothing, or Power or Flux of the signer's identity, would pay for an extrinsic now.
fn costs_no_hetu(uxt: &UncheckedExtrinsic, len: u32) -> bool {
    use pallet_fees::Quote as Q;
    let len = usize::try_from(len).unwrap_or(usize::MAX);
    matches!(fee_quote(uxt, len), Some(Q::Free | Q::Capacity { .. } | Q::Flux { .. }))
}

/// The length that HETU pays for.
fn hetu_length(call: &RuntimeCall, len: u32) -> u32 {
    let len = usize::try_from(len).unwrap_or(usize::MAX);
    pallet_fees::ChargePower::<Runtime>::hetu_length(call, len).try_into().unwrap_or(u32::MAX)
}
