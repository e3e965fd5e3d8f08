//! What wallets see: nothing but the extension that they know.
use crate::{ChargePower, mock::*};
use codec::{Decode, Encode};

use frame_system::CheckNonce;
use pallet_transaction_payment::ChargeTransactionPayment;
use scale_info::{MetaType, Registry, TypeInfo};
use sp_runtime::traits::TransactionExtension;

type Plain = ChargeTransactionPayment<Test>;
type Power = ChargePower<Test>;

/// Everything that the metadata says of an extension, types as they are resolved.
fn seen<E: TransactionExtension<RuntimeCall>>() -> Vec<(&'static str, MetaType, MetaType)> {
    E::metadata().into_iter().map(|seen| (seen.identifier, seen.ty, seen.implicit)).collect()
}

#[test]
fn name_and_metadata_are_those_of_the_plain_extension() {
    assert_eq!(seen::<Power>(), seen::<Plain>());
    assert_eq!(seen::<(CheckNonce<Test>, Power)>(), seen::<(CheckNonce<Test>, Plain)>());
    assert_eq!(<Power as TransactionExtension<RuntimeCall>>::IDENTIFIER, "ChargeTransactionPayment");
}

#[test]
fn type_is_that_of_the_plain_extension() {
    assert_eq!(Power::type_info(), Plain::type_info());
    assert_eq!(MetaType::new::<Power>(), MetaType::new::<Plain>());
    let registry = |of: MetaType| {
        let mut registry = Registry::new();
        registry.register_type(&of);
        format!("{:?}", registry.types().collect::<Vec<_>>())
    };
    assert_eq!(
        registry(MetaType::new::<(CheckNonce<Test>, Power)>()),
        registry(MetaType::new::<(CheckNonce<Test>, Plain)>())
    );
}

#[test]
fn bytes_are_those_of_the_plain_extension() {
    for tip in [0, 1, 63, 64, 1 << 30, Balance::MAX] {
        let bytes = plain(tip).encode();
        assert_eq!(power(tip).encode(), bytes);
        assert_eq!(Power::decode(&mut &bytes[..]), Ok(power(tip)));
        assert_eq!(format!("{:?}", power(tip)), format!("{:?}", plain(tip)));
    }
    new_test_ext().execute_with(|| {
        assert_eq!(power(0).implicit(), plain(0).implicit());
    });
}
