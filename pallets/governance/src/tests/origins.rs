use crate::{
    EnsureCanceller, EnsureEmergency, EnsureMembership, EnsureParameters, EnsureTreasurer, Origin, mock::*,
};
use frame_support::traits::EnsureOrigin;

fn accepts_only<Ensured: EnsureOrigin<RuntimeOrigin>>(accepted: Origin<Test>) {
    let accepted: RuntimeOrigin = accepted.into();
    let mut count = 0;
    for origin in origins() {
        match Ensured::try_origin(origin.clone()) {
            Ok(_) => {
                assert_eq!(origin.caller, accepted.caller);
                count += 1;
            },
            Err(returned) => assert_eq!(returned.caller, origin.caller, "given back as it was"),
        }
    }
    assert_eq!(count, 1);
    #[cfg(feature = "runtime-benchmarks")]
    assert!(Ensured::try_origin(Ensured::try_successful_origin().unwrap()).is_ok());
}

#[test]
fn ensure_origin_accepts_its_own_when_offered_every_origin() {
    build_and_execute(|| {
        accepts_only::<EnsureParameters<Test>>(Origin::Parameters);
        accepts_only::<EnsureMembership<Test>>(Origin::Membership);
        accepts_only::<EnsureTreasurer<Test>>(Origin::Treasurer);
        accepts_only::<EnsureCanceller<Test>>(Origin::Canceller);
        accepts_only::<EnsureEmergency<Test>>(Origin::Emergency);
    });
}
