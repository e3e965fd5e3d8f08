//! What the node answers beyond the standard calls of every Substrate node.

use crate::service::{Block, Client, FullBackend, Hash, Pool, SelectChain};
use fluxnomics_runtime::BlockNumber;
use futures::channel::mpsc;
use jsonrpsee::{Methods, RpcModule};
use pallet_transaction_payment_rpc::{TransactionPayment, TransactionPaymentApiServer};
use sc_consensus_babe_rpc::{Babe, BabeApiServer};
use sc_consensus_grandpa::{FinalityProofProvider, SharedAuthoritySet, SharedVoterState};
use sc_consensus_grandpa_rpc::{Grandpa, GrandpaApiServer};
use sc_consensus_manual_seal::{
    EngineCommand,
    rpc::{ManualSeal, ManualSealApiServer},
};
use std::sync::Arc;
use substrate_frame_rpc_system::{System, SystemApiServer};

type Module = Result<RpcModule<()>, sc_service::Error>;
type GrandpaRpc = Grandpa<
    SharedAuthoritySet<Hash, BlockNumber>,
    SharedVoterState,
    Block,
    FinalityProofProvider<FullBackend, Block>,
>;

/// Of a node in real slots: also BABE and GRANDPA.
pub fn slots(
    client: Arc<Client>,
    pool: Arc<Pool>,
    babe: Babe<Block, Client, SelectChain>,
    grandpa: GrandpaRpc,
) -> Module {
    let mut module = common(client, pool)?;
    merge(&mut module, babe.into_rpc())?;
    merge(&mut module, grandpa.into_rpc())?;
    Ok(module)
}

/// Of a sealing node: also `engine_createBlock` and `engine_finalizeBlock`.
pub fn sealing(client: Arc<Client>, pool: Arc<Pool>, commands: mpsc::Sender<EngineCommand<Hash>>) -> Module {
    let mut module = common(client, pool)?;
    merge(&mut module, ManualSeal::new(commands).into_rpc())?;
    Ok(module)
}

fn common(client: Arc<Client>, pool: Arc<Pool>) -> Module {
    let mut module = RpcModule::new(());
    merge(&mut module, System::new(Arc::clone(&client), pool).into_rpc())?;
    merge(&mut module, TransactionPayment::new(client).into_rpc())?;
    Ok(module)
}

fn merge(module: &mut RpcModule<()>, methods: impl Into<Methods>) -> Result<(), sc_service::Error> {
    module.merge(methods).map_err(|error| sc_service::Error::Application(error.into()))
}
