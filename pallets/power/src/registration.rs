//! Registration, the owner's ceiling, deregistration.
use crate::{
    Config, EndedAgents, Error, Event, HoldReason, HumanOf, Identities, Identity, IdentityOf, Kind,
    LastPrice, NextIdentityId, Odometers, Pallet, PendingController, PendingControllers, Qualities,
    RetiredPowerUsed,
};
use core::num::NonZeroU64;
use fluxnomics_economics::{
    lifetime::Odometer,
    registration::{PriceTerms, price_after, price_now},
};
use fluxnomics_primitives::{
    Balance,
    identity::{Departures, IdentityId, Obligations},
    params::PowerParams,
    time::EconomicClock,
};
use frame_support::{
    ensure,
    pallet_prelude::*,
    traits::{
        fungible::{Mutate, MutateHold},
        tokens::{Fortitude, Precision, Preservation},
    },
};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_register(
        owner: T::AccountId,
        kind: Kind,
        controller: T::AccountId,
        max_price: Balance,
    ) -> DispatchResult {
        let params = T::Parameters::get();
        let now = T::Clock::now();
        let id = NextIdentityId::<T>::get();
        let owner_identity = match kind {
            Kind::Human => {
                ensure!(!HumanOf::<T>::contains_key(&owner), Error::<T>::AlreadyRegistered);
                HumanOf::<T>::insert(&owner, id);
                None
            },
            Kind::Agent => {
                let human = HumanOf::<T>::get(&owner).ok_or(Error::<T>::OwnerNotRegistered)?;
                Identities::<T>::try_mutate(human, |human| -> DispatchResult {
                    let human = human.as_mut().ok_or(Error::<T>::OwnerNotRegistered)?;
                    ensure!(human.deregistered_at.is_none(), Error::<T>::OwnerNotRegistered);
                    human.agents = human.agents.checked_add(1).ok_or(Error::<T>::Overflow)?;
                    Ok(())
                })?;
                Some(human)
            },
        };
        Self::ensure_can_control(&controller)?;

        let price = Self::price_now(&params);
        ensure!(price <= max_price, Error::<T>::PriceAboveLimit);
        T::Currency::burn_from(&owner, price, Preservation::Preserve, Precision::Exact, Fortitude::Polite)?;
        LastPrice::<T>::put((price_after(price, &terms(&params)), now));
        Self::enter(owner, kind, owner_identity, controller, price)
    }

    /// Registers a human identity that is its own controller, at no price.
    pub(crate) fn register_at_genesis(owner: T::AccountId) -> DispatchResult {
        ensure!(!HumanOf::<T>::contains_key(&owner), Error::<T>::AlreadyRegistered);
        HumanOf::<T>::insert(&owner, NextIdentityId::<T>::get());
        Self::enter(owner.clone(), Kind::Human, None, owner, 0)
    }

    /// Enters an identity whose price was paid.
    fn enter(
        owner: T::AccountId,
        kind: Kind,
        owner_identity: Option<IdentityId>,
        controller: T::AccountId,
        price: Balance,
    ) -> DispatchResult {
        let params = T::Parameters::get();
        let now = T::Clock::now();
        let id = NextIdentityId::<T>::get();
        let bond = params.registration_bond;
        T::Currency::hold(&HoldReason::Registration.into(), &owner, bond)?;
        NextIdentityId::<T>::put(id.checked_add(1).ok_or(Error::<T>::Overflow)?);
        Odometers::<T>::insert(id, Odometer::default());
        Identities::<T>::insert(
            id,
            Identity {
                kind,
                owner: owner.clone(),
                owner_identity,
                controller: (controller == owner).then(|| owner.clone()),
                bond,
                ceiling: params.default_ceiling,
                deposits: 0,
                agents: 0,
                registered_at: now,
                deregistered_at: None,
            },
        );
        Self::deposit_event(Event::Registered {
            id,
            kind,
            owner: owner.clone(),
            owner_identity,
            bond,
            price,
        });
        frame_system::Pallet::<T>::inc_sufficients(&controller);
        if controller == owner {
            IdentityOf::<T>::insert(&owner, id);
            Self::deposit_event(Event::ControllerBound { id, controller, retired: None });
        } else {
            PendingControllers::<T>::insert(
                id,
                PendingController { account: controller.clone(), acceptable_from: now, deposit: 0 },
            );
            Self::deposit_event(Event::ControllerAnnounced { id, controller, acceptable_from: now });
        }
        Ok(())
    }

    /// The price of a registration now.
    pub(crate) fn price_now(params: &PowerParams) -> Balance {
        let Some((last, at)) = LastPrice::<T>::get() else { return params.price_floor };
        price_now(last, T::Clock::now().saturating_sub(at), &terms(params))
    }

    pub(crate) fn do_set_ceiling(who: T::AccountId, id: IdentityId, ceiling: Balance) -> DispatchResult {
        Self::mutate_owned(&who, id, |identity| {
            identity.ceiling = ceiling;
            Ok(())
        })?;
        Self::deposit_event(Event::CeilingSet { id, ceiling });
        Ok(())
    }

    pub(crate) fn do_deregister(who: T::AccountId, id: IdentityId) -> DispatchResult {
        let now = T::Clock::now();
        // Releases the announcement's deposit, so before the identity is loaded.
        if let Some(pending) = PendingControllers::<T>::get(id) {
            Self::ensure_owner(&who, id)?;
            Self::drop_pending(id, pending)?;
        }
        let (kind, owner_identity) = Self::mutate_owned(&who, id, |identity| {
            ensure!(identity.agents == 0, Error::<T>::OwnsAgents);
            ensure!(!crate::Attestors::<T>::contains_key(id), Error::<T>::StillAttestor);
            identity.deregistered_at = Some(now);
            if let Some(controller) = identity.controller.take() {
                Self::retire(controller);
            }
            Ok((identity.kind, identity.owner_identity))
        })?;
        if let (Kind::Agent, Some(human)) = (kind, owner_identity) {
            Identities::<T>::mutate(human, |human| {
                if let Some(human) = human {
                    human.agents = human.agents.saturating_sub(1);
                }
            });
            EndedAgents::<T>::mutate(human, |ended| *ended = Some(ended.unwrap_or(0).saturating_add(1)));
        }
        let odometer = Odometers::<T>::take(id).unwrap_or_default();
        Qualities::<T>::remove(id);
        RetiredPowerUsed::<T>::mutate(|used| *used = used.saturating_add(odometer.lifetime));
        Self::deposit_event(Event::Deregistered {
            id,
            power_used: odometer.lifetime,
            releasable_from: now.saturating_add(T::Parameters::get().release_delay),
        });
        Ok(())
    }

    pub(crate) fn do_release_bond(id: IdentityId) -> DispatchResult {
        let identity = Identities::<T>::get(id).ok_or(Error::<T>::UnknownIdentity)?;
        let since = identity.deregistered_at.ok_or(Error::<T>::StillRegistered)?;
        ensure!(Self::delay_has_run(since), Error::<T>::TooEarlyToRelease);
        ensure!(!T::Obligations::any_open(id), Error::<T>::ObligationsOpen);
        ensure!(identity.deposits == 0, Error::<T>::DepositsHeld);
        // What an agent still has open counts for its owner.
        ensure!(!EndedAgents::<T>::contains_key(id), Error::<T>::AgentsLeft);
        let Identity { owner, owner_identity, bond, .. } = identity;
        T::Currency::release(&HoldReason::Registration.into(), &owner, bond, Precision::Exact)?;
        Identities::<T>::remove(id);
        T::Departures::departed(id);
        match owner_identity {
            Some(human) => EndedAgents::<T>::mutate_exists(human, |ended| {
                *ended = ended.and_then(|ended| ended.checked_sub(1)).filter(|ended| *ended > 0);
            }),
            None => HumanOf::<T>::remove(&owner),
        }
        Self::deposit_event(Event::BondReleased { id, owner, bond });
        Ok(())
    }

    /// Whether `release_delay` has run since `since`.
    pub(crate) fn delay_has_run(since: fluxnomics_primitives::time::Seconds) -> bool {
        T::Clock::now() >= since.saturating_add(T::Parameters::get().release_delay)
    }

    pub(crate) fn ensure_owner(who: &T::AccountId, id: IdentityId) -> DispatchResult {
        let identity = Identities::<T>::get(id).ok_or(Error::<T>::UnknownIdentity)?;
        ensure!(identity.owner == *who, Error::<T>::NotOwner);
        Ok(())
    }

    /// Changes a registered identity on behalf of its owner.
    pub(crate) fn mutate_owned<R>(
        who: &T::AccountId,
        id: IdentityId,
        change: impl FnOnce(&mut Identity<T::AccountId>) -> Result<R, DispatchError>,
    ) -> Result<R, DispatchError> {
        Identities::<T>::try_mutate(id, |identity| {
            let identity = identity.as_mut().ok_or(Error::<T>::UnknownIdentity)?;
            ensure!(identity.owner == *who, Error::<T>::NotOwner);
            ensure!(identity.deregistered_at.is_none(), Error::<T>::Deregistered);
            change(identity)
        })
    }
}

fn terms(params: &PowerParams) -> PriceTerms {
    PriceTerms {
        floor: params.price_floor,
        ceiling: params.price_ceiling,
        growth: params.price_growth,
        // The registry bounds it away from zero.
        half_life: NonZeroU64::new(params.price_half_life).unwrap_or(NonZeroU64::MIN),
    }
}
