//! Signs with subxt as it comes: its own configuration and transaction extensions, and a development key. Needs the address of
//! a development chain on which Alice has no identity yet.
use std::{env, error::Error};
use subxt::{
    OnlineClient, SubstrateConfig,
    config::SubstrateExtrinsicParamsBuilder,
    dynamic::{self, Value},
};
use subxt_signer::sr25519::{Keypair, dev};

const UNIT: u128 = 1_000_000_000_000;

/// Alice's identity: genesis has made two.
const ALICES: u128 = 2;

/// Signs, submits, waits, and returns the names of the extrinsic's events.
async fn submit(
    api: &OnlineClient<SubstrateConfig>,
    signer: &Keypair,
    (pallet, call, arguments): (&str, &str, Vec<(&str, Value)>),
    tip: u128,
) -> Result<Vec<String>, Box<dyn Error>> {
    let call = dynamic::transaction(pallet, call, Value::named_composite(arguments));
    let params = SubstrateExtrinsicParamsBuilder::new().tip(tip).build();
    let mut transactions = api.at_current_block().await?.transactions();
    let events = transactions
        .sign_and_submit_then_watch(&call, signer, params)
        .await?
        .wait_for_finalized_success()
        .await?;
    let names = events
        .iter()
        .map(|event| Ok(event.map(|event| format!("{}.{}", event.pallet_name(), event.event_name()))?));
    names.collect()
}

fn expect(events: &[String], event: &str, seen: bool) {
    assert_eq!(events.iter().any(|name| name == event), seen, "{event} among {events:?}");
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let url = env::args().nth(1).ok_or("the address of a node, such as ws://127.0.0.1:9944")?;
    let api = OnlineClient::<SubstrateConfig>::from_insecure_url(url).await?;
    let alice = dev::alice();
    let account = Value::from_bytes(alice.public_key().0);
    let register =
        ("Power", "register_human", vec![("controller", account), ("max_price", Value::u128(100 * UNIT))]);
    let events = submit(&api, &alice, register, 0).await?;
    expect(&events, "Power.Registered", true);
    expect(&events, "TransactionPayment.TransactionFeePaid", true);

    let message = || {
        (
            "Capacity",
            "send_message",
            vec![
                ("to", Value::u128(ALICES)),
                ("payload", Value::from_bytes([7; 32])),
                ("bytes", Value::u128(300)),
                ("is_intent", Value::bool(false)),
                ("task", Value::unnamed_variant("None", [])),
            ],
        )
    };
    let events = submit(&api, &alice, message(), 0).await?;
    expect(&events, "Capacity.MessageSent", true);
    expect(&events, "TransactionPayment.TransactionFeePaid", false);

    let stake = (
        "Capacity",
        "stake",
        vec![
            ("id", Value::u128(ALICES)),
            ("asset", Value::unnamed_variant("Hetu", [])),
            ("amount", Value::u128(73 * UNIT)),
        ],
    );
    let events = submit(&api, &alice, stake, 0).await?;
    expect(&events, "Fees.ExitUsed", true);

    let events = submit(&api, &alice, message(), UNIT).await?;
    expect(&events, "TransactionPayment.TransactionFeePaid", true);
    println!("subxt signed what HETU paid, what an allowance paid, what was free, and a tip");
    Ok(())
}
