//! Jobs: their numbers, their payment, and what of it counts for NEX.
use crate::{
    Batches, Chain, Chains, Config, Error, Event, HoldReason, Job, JobType, Miner, MinerState, Miners, Open,
    OpenEpoch, Pallet, Turnout, Weight, money::CreditOf,
};
use alloc::vec::Vec;
use fluxnomics_economics::poe::{
    fee::{FeeSplit, fee},
    issuance::job_weight,
};
use fluxnomics_primitives::{
    Balance,
    flux::Epoch,
    identity::{Identities, IdentityId},
    params::PoeParams,
    time::EconomicClock,
};
use frame_support::{
    ensure,
    pallet_prelude::*,
    traits::{Get, Imbalance},
};
use sp_core::H256;
use sp_runtime::{
    Perbill, Percent,
    traits::{BlakeTwo256, Hash, Zero},
};

/// The split of a fee by the parameters in force.
pub(crate) fn shares(params: &PoeParams) -> FeeSplit<Perbill> {
    FeeSplit {
        reserve: params.share_reserve,
        spendable: params.share_spendable,
        salary: params.share_salary,
        treasury: params.share_treasury,
    }
}

/// What several jobs of one miner come to.
#[derive(Clone, Copy, Default)]
struct Sum {
    jobs: u32,
    value: Balance,
    rated: Balance,
    fees: FeeSplit<Balance>,
    weight: Weight,
}

impl Sum {
    /// With one more job. `None` if a number does not fit.
    fn with(self, job: &Job, params: &PoeParams) -> Option<Self> {
        let fee = fee(job.value, params.fee_rate);
        let quality = job.quality();
        Some(Self {
            jobs: self.jobs.checked_add(1)?,
            value: self.value.checked_add(job.value)?,
            rated: self.rated.checked_add(job.quality.mul_floor(job.value))?,
            fees: self.fees.plus(&shares(params).of(fee)?)?,
            weight: self.weight.checked_add(job_weight(fee, job.kind.weight(), quality)?)?,
        })
    }

    /// What the miner's owner gets, the reserve included.
    fn to_provider(self) -> Option<Balance> {
        let Self { value, fees, .. } = self;
        value.checked_sub(fees.salary)?.checked_sub(fees.treasury)
    }
}

impl Chain {
    /// The chain with one more job, whose hash is its new head.
    fn with(&self, provider: IdentityId, job: &Job) -> Option<Self> {
        let head = BlakeTwo256::hash_of(&(self.head, self.jobs, provider, job));
        Some(Self { jobs: self.jobs.checked_add(1)?, head, ..*self })
    }
}

impl OpenEpoch {
    fn add(&mut self, sum: &Sum) -> Option<()> {
        self.jobs = self.jobs.checked_add(sum.jobs.into())?;
        self.volume = self.volume.checked_add(sum.value)?;
        self.rated = self.rated.checked_add(sum.rated)?;
        self.fees = self.fees.plus(&sum.fees)?;
        self.weight = self.weight.checked_add(sum.weight)?;
        Some(())
    }
}

impl Miner {
    fn add(&mut self, sum: &Sum) -> Option<()> {
        self.reserve = self.reserve.checked_add(sum.fees.reserve)?;
        self.tally.weight = self.tally.weight.checked_add(sum.weight)?;
        self.tally.treasury = self.tally.treasury.checked_add(sum.fees.treasury)?;
        self.jobs = self.jobs.checked_add(sum.jobs.into())?;
        self.volume = self.volume.checked_add(sum.value)?;
        Some(())
    }
}

/// The payment of one call: what is left of the HETU that its payer paid, and what the books must know in the end.
struct Payment<T: Config> {
    params: PoeParams,
    payer: T::AccountId,
    chain: Chain,
    credit: CreditOf<T>,
    open: OpenEpoch,
    /// The owner's parts of all fees.
    salary: Balance,
}

impl<T: Config> Payment<T> {
    /// Takes `total` from the payer, whose next job must have this `number`.
    fn open(
        payer: T::AccountId,
        params: PoeParams,
        chain: Chain,
        total: Balance,
    ) -> Result<Self, DispatchError> {
        let credit = Pallet::<T>::take(&payer, total)?;
        Ok(Self { params, payer, chain, credit, open: Open::<T>::get(), salary: 0 })
    }

    /// Pays a miner for its jobs.
    fn pay(&mut self, provider: IdentityId, jobs: &[Job]) -> Result<Sum, DispatchError> {
        let owner = T::Identities::owner(provider).ok_or(Error::<T>::NotMiner)?;
        ensure!(owner != self.payer, Error::<T>::OwnMiner);
        ensure!(T::Identities::is_active(provider), Error::<T>::NotActive);
        let mut sum = Sum::default();
        for job in jobs {
            ensure!(!job.value.is_zero(), Error::<T>::ZeroValue);
            sum = sum.with(job, &self.params).ok_or(Error::<T>::Overflow)?;
            self.chain = self.chain.with(provider, job).ok_or(Error::<T>::Overflow)?;
        }
        Pallet::<T>::mutate_miner(provider, self.open.epoch, |miner| {
            ensure!(miner.state == MinerState::Active, Error::<T>::NotMining);
            miner.add(&sum).ok_or(Error::<T>::Overflow)?;
            Ok(())
        })?;
        self.open.add(&sum).ok_or(Error::<T>::Overflow)?;
        self.salary = self.salary.checked_add(sum.fees.salary).ok_or(Error::<T>::Overflow)?;

        let credit = self.credit.extract(sum.to_provider().ok_or(Error::<T>::Overflow)?);
        Pallet::<T>::give(&owner, credit)?;
        Pallet::<T>::hold(HoldReason::Reserve, &owner, sum.fees.reserve)?;
        Ok(sum)
    }

    fn announce(&self, provider: IdentityId, first: u64, sum: Sum) {
        let Sum { jobs, value, rated, fees, weight } = sum;
        Pallet::<T>::deposit_event(Event::JobsPaid {
            payer: self.payer.clone(),
            provider,
            first,
            jobs,
            head: self.chain.head,
            value,
            rated,
            fees,
            weight,
        });
    }

    /// Pays salary and treasury, and writes the books.
    fn close(mut self) -> DispatchResult {
        let salary = self.credit.extract(self.salary);
        Pallet::<T>::pay_salary(salary, &self.params)?;
        Pallet::<T>::give(&T::Treasury::get(), self.credit)?;
        Open::<T>::put(self.open);
        Chains::<T>::insert(&self.payer, self.chain);
        Ok(())
    }
}

impl<T: Config> Pallet<T> {
    pub(crate) fn do_submit_job(
        payer: T::AccountId,
        number: u64,
        provider: IdentityId,
        job: Job,
    ) -> DispatchResult {
        Self::ensure_anyone_pays(&job)?;
        let params = T::Parameters::get();
        let chain = Self::next_in_chain(&payer, number, params.chain_deposit)?;
        let mut payment = Payment::<T>::open(payer.clone(), params, chain, job.value)?;
        let Sum { fees, weight, .. } = payment.pay(provider, &[job])?;
        Self::deposit_event(Event::JobPaid {
            payer,
            provider,
            number,
            job,
            head: payment.chain.head,
            fees,
            weight,
        });
        payment.close()
    }

    pub(crate) fn do_submit_jobs(payer: T::AccountId, number: u64, batches: &Batches<T>) -> DispatchResult {
        let (more, miners) = Self::count_jobs(batches);
        ensure!(more.saturating_add(miners) <= T::MaxJobs::get(), Error::<T>::TooManyJobs);
        Self::pay_batches(payer, number, batches)
    }

    /// Pays for the jobs of a call, however many there are.
    pub(crate) fn pay_batches(payer: T::AccountId, number: u64, batches: &Batches<T>) -> DispatchResult {
        ensure!(!batches.is_empty(), Error::<T>::NoJobs);
        let mut total: Balance = 0;
        for (_, jobs) in batches {
            ensure!(!jobs.is_empty(), Error::<T>::NoJobs);
            for job in jobs {
                Self::ensure_anyone_pays(job)?;
                total = total.checked_add(job.value).ok_or(Error::<T>::Overflow)?;
            }
        }

        let params = T::Parameters::get();
        let chain = Self::next_in_chain(&payer, number, params.chain_deposit)?;
        let mut payment = Payment::<T>::open(payer, params, chain, total)?;
        for (provider, jobs) in batches {
            let first = payment.chain.jobs;
            let sum = payment.pay(*provider, jobs)?;
            payment.announce(*provider, first, sum);
        }
        payment.close()
    }

    pub(crate) fn do_reward_turnout(
        turnout: Turnout,
        epoch: Epoch,
        providers: &[IdentityId],
    ) -> DispatchResult {
        let age = Open::<T>::get().epoch.checked_sub(epoch);
        ensure!(age.is_some_and(|age| age < T::HistoryLength::get()), Error::<T>::NoSuchEpoch);
        let params = T::Parameters::get();
        let value = match turnout {
            Turnout::Validated => params.validator_reward,
            Turnout::Voted => params.voting_reward,
        };
        let job =
            Job { kind: JobType::from(turnout), value, quality: Percent::one(), reference: H256::zero() };
        let payer = T::Treasury::get();
        // The list is fixed long before it is paid: nobody on it can void it for the others.
        let (due, skipped): (Vec<_>, Vec<_>) =
            providers.iter().copied().partition(|id| Self::book_turnout(&payer, turnout, epoch, *id));
        for id in skipped {
            Self::deposit_event(Event::TurnoutSkipped { id });
        }
        let miners = Self::count(due.len());
        ensure!(miners > 0, Error::<T>::NoJobs);
        let total = value.checked_mul(miners.into()).ok_or(Error::<T>::Overflow)?;
        // The treasury owes itself no deposit.
        let number = Chains::<T>::get(&payer).map(|chain| chain.jobs).unwrap_or_default();
        let chain = Self::next_in_chain(&payer, number, 0)?;
        let mut payment = Payment::<T>::open(payer, params, chain, total)?;
        for provider in due {
            let first = payment.chain.jobs;
            let sum = payment.pay(provider, &[job])?;
            payment.announce(provider, first, sum);
        }
        Self::deposit_event(Event::TurnoutPaid { turnout, epoch, miners });
        payment.close()
    }

    /// Remembers that a miner is paid for an epoch. Whether it can be: it takes jobs, and was not paid before.
    fn book_turnout(payer: &T::AccountId, turnout: Turnout, epoch: Epoch, id: IdentityId) -> bool {
        let stranger = T::Identities::owner(id).is_some_and(|owner| owner != *payer);
        let book = |miner: &mut Option<Miner>| {
            let miner = miner.as_mut().filter(|miner| miner.state == MinerState::Active)?;
            let paid = match turnout {
                Turnout::Validated => &mut miner.validated,
                Turnout::Voted => &mut miner.voted,
            };
            *paid = paid.with(epoch)?;
            Some(())
        };
        stranger
            && T::Identities::is_active(id)
            && Miners::<T>::try_mutate(id, |miner| book(miner).ok_or(())).is_ok()
    }

    pub(crate) fn do_close_chain(payer: T::AccountId) -> DispatchResult {
        let Chain { opened, jobs, head, deposit } = Chains::<T>::take(&payer).ok_or(Error::<T>::NoChain)?;
        // Two chains that begin with the same seed could hold the same hash.
        ensure!(opened < T::Clock::now(), Error::<T>::ChainTooYoung);
        Self::release(HoldReason::Chain, &payer, deposit)?;
        Self::deposit_event(Event::ChainClosed { payer, jobs, head, deposit });
        Ok(())
    }

    /// The payer's chain, of which `number` is next. Opens one, with a deposit, if it has none.
    fn next_in_chain(payer: &T::AccountId, number: u64, deposit: Balance) -> Result<Chain, DispatchError> {
        if let Some(chain) = Chains::<T>::get(payer) {
            ensure!(chain.jobs == number, Error::<T>::WrongNumber);
            return Ok(chain);
        }
        ensure!(number == 0, Error::<T>::WrongNumber);
        Self::hold(HoldReason::Chain, payer, deposit)?;
        let opened = T::Clock::now();
        let genesis =
            frame_system::Pallet::<T>::block_hash(frame_system::pallet_prelude::BlockNumberFor::<T>::zero());
        let seed = BlakeTwo256::hash_of(&(b"fluxnomics/poe/jobs", genesis, payer, opened));
        Self::deposit_event(Event::ChainOpened { payer: payer.clone(), opened, deposit, seed });
        Ok(Chain { opened, jobs: 0, head: seed, deposit })
    }

    fn ensure_anyone_pays(job: &Job) -> DispatchResult {
        let treasury_only = matches!(job.kind, JobType::ValidatorReward | JobType::GovernanceVoting);
        ensure!(!treasury_only, Error::<T>::TreasuryOnly);
        Ok(())
    }

    /// The miner, with the epochs before `epoch` realised.
    pub(crate) fn mutate_miner<R>(
        id: IdentityId,
        epoch: u32,
        change: impl FnOnce(&mut Miner) -> Result<R, DispatchError>,
    ) -> Result<R, DispatchError> {
        let mut miner = Miners::<T>::get(id).ok_or(Error::<T>::NotMiner)?;
        Self::realise(id, &mut miner, epoch)?;
        let result = change(&mut miner)?;
        Miners::<T>::insert(id, miner);
        Ok(result)
    }

    pub(crate) fn count(length: usize) -> u32 {
        u32::try_from(length).unwrap_or(u32::MAX)
    }

    /// Miners in a call, and before that the jobs beyond one for each of them.
    pub(crate) fn count_jobs(batches: &Batches<T>) -> (u32, u32) {
        let jobs = batches.iter().fold(0, |sum: usize, (_, jobs)| sum.saturating_add(jobs.len()));
        (Self::count(jobs.saturating_sub(batches.len())), Self::count(batches.len()))
    }
}
