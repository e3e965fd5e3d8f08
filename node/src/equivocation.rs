//! Reports of BABE equivocations that the runtime accepts.
//!
//! The BABE block import looks for equivocations among headers whose seal has been split off, and
//! reports them so. The runtime demands the seals, rejects every such report, and yet a block
//! has carried it. [`ReportingBlockImport`] looks again, at the sealed headers.

use crate::service::{Block, Client, Hash, Header};
use sc_client_api::{AuxStore, HeaderBackend};
use sc_consensus::{BlockCheckParams, BlockImport, BlockImportParams, ImportResult};
use sc_consensus_babe::{
    AuthorityId, BabeApi, BabeIntermediate, BabeLink, Epoch, INTERMEDIATE_KEY, find_pre_digest,
};
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_api::{ApiError, ApiExt, ProvideRuntimeApi};
use sp_consensus::{BlockOrigin, Error as ConsensusError};
use sp_consensus_babe::{EquivocationProof, Slot, check_equivocation_proof};
use sp_timestamp::Timestamp;
use std::sync::Arc;

const LOG_TARGET: &str = "equivocation";

/// A BABE block import that reports equivocations by itself.
#[derive(Clone)]
pub struct ReportingBlockImport<I> {
    inner: I,
    client: Arc<Client>,
    babe: BabeLink<Block>,
    pool: OffchainTransactionPoolFactory<Block>,
}

impl<I> ReportingBlockImport<I> {
    /// Wraps `inner`, a BABE block import that must not report to the same pool.
    pub fn new(
        inner: I,
        client: Arc<Client>,
        babe: BabeLink<Block>,
        pool: OffchainTransactionPoolFactory<Block>,
    ) -> Self {
        Self { inner, client, babe, pool }
    }

    /// Slot and author of a block whose seal was verified (or just made).
    fn authorship(&self, block: &BlockImportParams<Block>) -> Option<(Slot, AuthorityId)> {
        let intermediate = block.get_intermediate::<BabeIntermediate<Block>>(INTERMEDIATE_KEY).ok()?;
        let claim = find_pre_digest::<Block>(&block.header).ok()?;
        let epochs = self.babe.epoch_changes().shared_data();
        let epoch = epochs
            .viable_epoch(&intermediate.epoch_descriptor, |slot| Epoch::genesis(self.babe.config(), slot))?;
        let index = usize::try_from(claim.authority_index()).ok()?;
        let (author, _) = epoch.as_ref().authorities.get(index)?;
        Some((claim.slot(), author.clone()))
    }

    fn check_and_report(&self, block: &BlockImportParams<Block>) -> sp_blockchain::Result<()> {
        // As in BABE: what is imported during the initial sync is most likely stale.
        if block.origin == BlockOrigin::NetworkInitialSync {
            return Ok(());
        }
        let Some((slot, author)) = self.authorship(block) else { return Ok(()) };
        let now = Slot::from_timestamp(Timestamp::current(), self.babe.config().slot_duration());
        let seen = SealedHeaders(&*self.client);
        match evidence(&seen, now, slot, &block.post_header(), &author)? {
            Some(proof) => Ok(self.report(block.header.parent_hash, proof)?),
            None => Ok(()),
        }
    }

    fn report(&self, parent: Hash, proof: EquivocationProof<Header>) -> Result<(), ApiError> {
        log::warn!(
            target: LOG_TARGET,
            "Author {} made two blocks in slot {}: {:?} and {:?}",
            proof.offender,
            proof.slot,
            proof.first_header.hash(),
            proof.second_header.hash(),
        );

        let best = self.client.info().best_hash;
        let ownership = |at| {
            let offender = proof.offender.clone();
            self.client.runtime_api().generate_key_ownership_proof(at, proof.slot, offender)
        };
        // The parent is in the session of the offence, unless that session has just begun.
        let owner = match ownership(parent)? {
            Some(owner) => Some(owner),
            None => ownership(best)?,
        };
        let Some(owner) = owner else {
            log::debug!(target: LOG_TARGET, "The author is not among the validators");
            return Ok(());
        };

        let mut api = self.client.runtime_api();
        api.register_extension(self.pool.offchain_transaction_pool(best));
        match api.submit_report_equivocation_unsigned_extrinsic(best, proof, owner)? {
            Some(()) => log::info!(target: LOG_TARGET, "Report submitted"),
            None => log::debug!(target: LOG_TARGET, "Report not submitted: already known"),
        }
        Ok(())
    }
}

#[async_trait::async_trait]
impl<I> BlockImport<Block> for ReportingBlockImport<I>
where
    I: BlockImport<Block, Error = ConsensusError> + Send + Sync,
{
    type Error = ConsensusError;

    async fn check_block(&self, block: BlockCheckParams<Block>) -> Result<ImportResult, Self::Error> {
        self.inner.check_block(block).await
    }

    async fn import_block(&self, block: BlockImportParams<Block>) -> Result<ImportResult, Self::Error> {
        if let Err(error) = self.check_and_report(&block) {
            log::warn!(target: LOG_TARGET, "Cannot check or report an equivocation: {error}");
        }
        self.inner.import_block(block).await
    }
}

/// Remembers `header` as the block of `author` in `slot`, and proves an equivocation if it
/// remembers another one. Only a proof that the runtime accepts is returned.
fn evidence(
    seen: &impl AuxStore,
    now: Slot,
    slot: Slot,
    header: &Header,
    author: &AuthorityId,
) -> sp_blockchain::Result<Option<EquivocationProof<Header>>> {
    let proof = sc_consensus_slots::check_equivocation(seen, now, slot, header, author)?;
    Ok(proof.filter(|proof| check_equivocation_proof(proof.clone())))
}

/// Auxiliary storage for sealed headers, apart from that of BABE, which keeps headers without
/// their seals under the same keys and would find every block different from itself.
struct SealedHeaders<'a, S>(&'a S);

impl<S> SealedHeaders<'_, S> {
    fn key(key: &[u8]) -> Vec<u8> {
        [b"sealed:", key].concat()
    }
}

impl<S: AuxStore> AuxStore for SealedHeaders<'_, S> {
    fn insert_aux<
        'a,
        'b: 'a,
        'c: 'a,
        I: IntoIterator<Item = &'a (&'c [u8], &'c [u8])>,
        D: IntoIterator<Item = &'a &'b [u8]>,
    >(
        &self,
        insert: I,
        delete: D,
    ) -> sp_blockchain::Result<()> {
        let insert: Vec<_> = insert.into_iter().map(|(key, value)| (Self::key(key), *value)).collect();
        let delete: Vec<_> = delete.into_iter().map(|key| Self::key(key)).collect();
        let insert: Vec<_> = insert.iter().map(|(key, value)| (key.as_slice(), *value)).collect();
        let delete: Vec<_> = delete.iter().map(Vec::as_slice).collect();
        self.0.insert_aux(&insert, &delete)
    }

    fn get_aux(&self, key: &[u8]) -> sp_blockchain::Result<Option<Vec<u8>>> {
        self.0.get_aux(&Self::key(key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sc_consensus_babe::{CompatibleDigestItem, PreDigest, SecondaryPlainPreDigest};
    use sp_core::{Pair, sr25519};
    use sp_keyring::Sr25519Keyring;
    use sp_runtime::{DigestItem, traits::Header as _};

    const SLOT: u64 = 1_000;

    /// A block as the block import gets it, its seal split off.
    fn block(author: Sr25519Keyring, number: u32) -> BlockImportParams<Block> {
        let claim =
            PreDigest::SecondaryPlain(SecondaryPlainPreDigest { authority_index: 0, slot: SLOT.into() });
        let mut header = Header::new(
            number,
            Default::default(),
            Default::default(),
            Default::default(),
            Default::default(),
        );
        header.digest_mut().push(DigestItem::babe_pre_digest(claim));
        let seal: sr25519::Signature = author.pair().sign(header.hash().as_ref());
        let mut block = BlockImportParams::new(BlockOrigin::NetworkBroadcast, header);
        block.post_digests.push(DigestItem::babe_seal(seal.into()));
        block
    }

    fn store() -> sc_client_api::in_mem::Blockchain<Block> {
        sc_client_api::in_mem::Blockchain::new()
    }

    fn check(
        seen: &impl AuxStore,
        header: &Header,
        author: Sr25519Keyring,
    ) -> Option<EquivocationProof<Header>> {
        let author = AuthorityId::from(author.public());
        evidence(seen, SLOT.into(), SLOT.into(), header, &author).expect("in memory")
    }

    #[test]
    fn equivocation_is_proven_when_an_author_seals_two_blocks_in_a_slot() {
        let store = store();
        let (first, second) = (block(Sr25519Keyring::Bob, 1), block(Sr25519Keyring::Bob, 2));
        let seen = SealedHeaders(&store);
        assert!(check(&seen, &first.post_header(), Sr25519Keyring::Bob).is_none());
        let proof = check(&seen, &second.post_header(), Sr25519Keyring::Bob).expect("two blocks");
        assert_eq!(proof.first_header, first.post_header());
        assert_eq!(proof.second_header, second.post_header());
        assert!(check_equivocation_proof(proof));
    }

    #[test]
    fn equivocation_is_not_reported_when_the_headers_have_lost_their_seals() {
        let store = store();
        let (first, second) = (block(Sr25519Keyring::Bob, 1), block(Sr25519Keyring::Bob, 2));
        let seen = SealedHeaders(&store);
        assert!(check(&seen, &first.header, Sr25519Keyring::Bob).is_none());
        assert!(check(&seen, &second.header, Sr25519Keyring::Bob).is_none());
    }

    #[test]
    fn equivocation_is_not_reported_when_somebody_else_sealed_a_block() {
        let store = store();
        let (first, second) = (block(Sr25519Keyring::Bob, 1), block(Sr25519Keyring::Eve, 2));
        let seen = SealedHeaders(&store);
        assert!(check(&seen, &first.post_header(), Sr25519Keyring::Bob).is_none());
        assert!(check(&seen, &second.post_header(), Sr25519Keyring::Bob).is_none());
    }

    #[test]
    fn block_is_no_equivocation_when_it_comes_twice_or_from_another_author() {
        let store = store();
        let seen = SealedHeaders(&store);
        let first = block(Sr25519Keyring::Bob, 1).post_header();
        let other = block(Sr25519Keyring::Eve, 2).post_header();
        assert!(check(&seen, &first, Sr25519Keyring::Bob).is_none());
        assert!(check(&seen, &first, Sr25519Keyring::Bob).is_none());
        assert!(check(&seen, &other, Sr25519Keyring::Eve).is_none());
    }

    #[test]
    fn sealed_headers_are_kept_apart_when_babe_keeps_the_same_block_without_its_seal() {
        let store = store();
        let block = block(Sr25519Keyring::Bob, 1);
        let author = AuthorityId::from(Sr25519Keyring::Bob.public());
        let unsealed = || {
            sc_consensus_slots::check_equivocation(&store, SLOT.into(), SLOT.into(), &block.header, &author)
        };
        assert_eq!(unsealed().expect("in memory"), None);
        let sealed = sc_consensus_slots::check_equivocation(
            &SealedHeaders(&store),
            SLOT.into(),
            SLOT.into(),
            &block.post_header(),
            &author,
        );
        assert_eq!(sealed.expect("in memory"), None);
        assert_eq!(unsealed().expect("in memory"), None);
    }
}
