//! What the longest way through a call reads and writes, against what its weight declares.
use crate::{WeightInfo, mock::*, weights::SubstrateWeight};
use fluxnomics_economics::quality::Quality;
use fluxnomics_primitives::identity::QualityRecord;
use frame_support::{assert_ok, weights::Weight};
use sp_io::hashing::twox_128;

type Declared = SubstrateWeight<Test>;

/// Reads and writes that a weight declares, as the mock's database weighs them.
fn declared(weight: Weight) -> (u64, u64) {
    (weight.ref_time() % 1_000, weight.ref_time() % 1_000_000 / 1_000)
}

/// Entries that the call writes. Of the system pallet's only accounts, and no well-known key: the rest is written once
/// a block.
fn writes(stage: impl FnOnce() -> (AccountId, Call)) -> u64 {
    let mut ext = new_test_ext();
    let (who, call) = ext.execute_with(stage);
    ext.commit_all().unwrap();
    ext.execute_with(|| by(who, call)).unwrap();
    let system = twox_128(b"System");
    let accounts = [system, twox_128(b"Account")].concat();
    let counts =
        |key: &Vec<u8>| key.starts_with(&accounts) || !(key.starts_with(&system) || key.starts_with(b":"));
    ext.overlayed_changes().changes().filter(|(key, _)| counts(key)).count().try_into().unwrap()
}

fn announce(id: u64, controller: AccountId) {
    assert_ok!(by(ALICE, Call::announce_controller { id, controller }));
}

#[test]
fn deregister_declares_all_it_writes_when_an_agent_has_a_quality_and_a_rotation_under_way() {
    let written = writes(|| {
        human(ALICE);
        let id = agent(ALICE);
        assert_ok!(Power::record(id, Quality::ONE));
        announce(id, WARM);
        (ALICE, Call::deregister { id })
    });
    assert_eq!(declared(Declared::deregister()), (11, written));
    assert_eq!(written, 12);
}

#[test]
fn accept_controller_declares_all_it_writes_when_a_key_retires() {
    let written = writes(|| {
        let id = human(ALICE);
        announce(id, WARM);
        advance(Params::get().rotation_delay);
        (WARM, Call::accept_controller { id })
    });
    assert_eq!(declared(Declared::accept_controller()), (8, written));
    assert_eq!(written, 9);
}

#[test]
fn announce_controller_declares_all_it_writes_when_it_replaces_another() {
    let written = writes(|| {
        let id = human(ALICE);
        announce(id, WARM);
        (ALICE, Call::announce_controller { id, controller: HOT })
    });
    assert_eq!(declared(Declared::announce_controller()), (9, written));
    assert_eq!(written, 6);
}
