//! The watch over the real economy: what it sees, what it does about it, and what it never does.
use super::*;
use Sr25519Keyring::*;
use configs::tokens::NEX;
use fluxnomics_economics::stability::alarm::Level;
use fluxnomics_primitives::{
    governance::ParameterRegistry,
    stability::{Direction, Halts as _, Indicators, Interventions as _, Subsystems},
    time::{DAY, HOUR},
};
use frame_support::{
    assert_noop, assert_ok,
    traits::{Contains, Get, fungibles::Inspect, fungibles::Mutate},
};
use indicators::{Figures, Indicator, Subsystem};
use pallet_governance::Origin;
use pallet_stability::Event;
use params::{Field, FluxField, PoeField, Registry};
use sp_runtime::DispatchError;

const NEX_PER_EPOCH: Field = Field::Poe(PoeField::NexPerEpoch);

fn emergency() -> RuntimeOrigin {
    Origin::<Runtime>::Emergency.into()
}

/// Blocks in which so many economic seconds pass on the development preset.
fn blocks(seconds: u64) -> BlockNumber {
    fluxnomics_economics::time::window_blocks(seconds, Clock::scale())
}

fn pass(seconds: u64) {
    run_to(System::block_number() + blocks(seconds));
}

/// Judges what has been seen once, a million NEX among it.
fn arm() {
    assert_ok!(<Assets as Mutate<AccountId>>::mint_into(NEX, &account(Alice), 1_000_000 * UNIT));
    run_to(System::block_number() + 1);
    let at_once = params::Change::Stability(params::StabilityChange::ArmingDays(0));
    assert_ok!(Registry::apply(&[at_once]));
}

/// NEX out of nothing: so much more than its band allows.
fn inflate(percent: u128) {
    let supply = Assets::total_issuance(NEX);
    // A fifth above the average is within.
    let target = supply * 12 * (100 + percent) / 1_000;
    assert_ok!(<Assets as Mutate<AccountId>>::mint_into(NEX, &account(Alice), target - supply));
}

fn deflate(by: Balance) {
    use frame_support::traits::tokens::{Fortitude, Precision, Preservation};
    assert_ok!(<Assets as Mutate<AccountId>>::burn_from(
        NEX,
        &account(Alice),
        by,
        Preservation::Expendable,
        Precision::Exact,
        Fortitude::Force
    ));
}

/// What the watch did in each block until then.
fn responses(until: BlockNumber) -> Vec<Event<Runtime>> {
    let mut seen = vec![];
    while System::block_number() < until {
        run_to(System::block_number() + 1);
        seen.extend(
            System::read_events_for_pallet::<Event<Runtime>>()
                .into_iter()
                .filter(|event| !matches!(event, Event::LevelMoved { .. } | Event::DayClosed { .. })),
        );
        Stability::do_try_state().unwrap();
    }
    seen
}

fn nex_per_epoch() -> (Balance, Balance) {
    (params::PoeParameters::get().nex_per_epoch, Registry::current(NEX_PER_EPOCH))
}

fn is_open(call: &RuntimeCall) -> bool {
    <Runtime as frame_system::Config>::BaseCallFilter::contains(call)
}

#[test]
fn every_figure_can_be_read_or_says_that_there_is_nothing_to_read() {
    for preset in ["development", "local_testnet"] {
        ext(preset).execute_with(|| {
            let views = Stability::indicators();
            assert_eq!(views.len(), Figures::all().count());
            for view in &views {
                assert!(!view.name.is_empty() && !view.description.is_empty() && !view.unit.is_empty());
                assert!(!view.armed && view.alarm.level == Level::Calm);
            }
            // The others need an epoch, a turnover or a pool.
            let seen = views.iter().filter(|view| view.raw.is_some()).count();
            assert!(seen >= 6, "{seen}");
        });
    }
}

#[test]
fn an_idle_chain_alarms_nobody_for_two_months() {
    development().execute_with(|| {
        assert_eq!(responses(blocks(60 * DAY)), []);
        let status = Stability::status();
        assert!(status.armed >= 5, "{status:?}");
        assert_eq!((status.level, status.halted, status.adjusted), (Level::Calm, 0, 0), "{status:?}");
        check_invariants();
    });
}

#[test]
fn a_deviation_of_12_percent_moves_one_parameter_by_one_step_for_72_hours() {
    development().execute_with(|| {
        arm();
        inflate(12);
        let voted = 1_000 * UNIT;
        let started = System::block_number();
        let seen = responses(started + 3);
        let [Event::Intervened { indicator, field, voted: before, in_force, .. }] = &seen[..] else {
            panic!("{seen:?}")
        };
        assert_eq!((*indicator, *field), (Indicator::NexSupply, NEX_PER_EPOCH));
        assert_eq!((*before, *in_force), (voted, 950 * UNIT));
        assert_eq!(nex_per_epoch(), (950 * UNIT, voted));
        assert!(!Stability::is_halted(Subsystem::NexIssuance));
        // The next epoch takes it.
        run_to(started + blocks(DAY) + 1);
        assert_eq!(pallet_poe::Terms::<Runtime>::get().unwrap().nex_per_epoch, 950 * UNIT);
        assert_eq!(responses(started + 3 + blocks(72 * HOUR)), []);
        assert_eq!(nex_per_epoch(), (voted, voted));
    });
}

#[test]
fn a_deviation_of_30_percent_halts_one_subsystem_and_nothing_else() {
    development().execute_with(|| {
        arm();
        inflate(30);
        let started = System::block_number();
        let seen = responses(started + 3);
        let [Event::HaltBegan { subsystem, indicator, .. }] = &seen[..] else { panic!("{seen:?}") };
        assert_eq!((*subsystem, *indicator), (Subsystem::NexIssuance, Indicator::NexSupply));
        assert_eq!(nex_per_epoch(), (0, 1_000 * UNIT));
        // What is due is still paid: only new epochs issue nothing.
        assert!(is_open(&pallet_poe::Call::claim { id: 0 }.into()));
        assert!(is_open(&pallet_poe::Call::heartbeat {}.into()));
        run_to(started + blocks(DAY) + 1);
        assert_eq!(pallet_poe::Terms::<Runtime>::get().unwrap().nex_per_epoch, 0);
        // Three halts, and then people decide.
        let seen = responses(started + blocks(20 * DAY));
        let halts = seen.iter().filter(|event| matches!(event, Event::HaltRenewed { .. })).count();
        assert_eq!(halts, 2, "{seen:?}");
        assert_eq!(nex_per_epoch(), (1_000 * UNIT, 1_000 * UNIT));
    });
}

#[test]
fn attack_50_a_figure_that_flaps_causes_one_response_in_a_cool_down() {
    development().execute_with(|| {
        arm();
        inflate(12);
        let extra = Assets::total_issuance(NEX);
        let mut steps = 0;
        let ends = System::block_number() + blocks(21 * DAY);
        // In and out of the band, at the pace at which an alarm is raised.
        while System::block_number() < ends {
            let seen = responses(System::block_number() + 3);
            let step = |event: &&Event<Runtime>| {
                matches!(event, Event::Intervened { indicator: Indicator::NexSupply, .. })
            };
            steps += seen.iter().filter(step).count();
            assert!(!seen.iter().any(|event| matches!(event, Event::HaltBegan { .. })), "{seen:?}");
            deflate(extra / 8);
            run_to(System::block_number() + 2);
            assert_ok!(<Assets as Mutate<AccountId>>::mint_into(NEX, &account(Alice), extra / 8));
        }
        assert!((1..=3).contains(&steps), "{steps}");
    });
}

#[test]
fn attack_50_no_halt_of_anything_closes_a_way_out() {
    let calls = super::flux::all_calls();
    development().execute_with(|| {
        for subsystem in [
            Subsystem::FluxSale,
            Subsystem::NexIssuance,
            Subsystem::Market,
            Subsystem::Xp,
            Subsystem::Jobs,
            Subsystem::Rentals,
            Subsystem::Trade,
        ] {
            assert_ok!(Stability::halt(emergency(), subsystem));
        }
        let (mut stopped, mut open) = (0, 0);
        for calls in calls.values() {
            for call in calls {
                let always = configs::utility::AlwaysOpen::contains(call);
                assert!(!adapters::Exits::contains(call) || Stability::contains(call), "{call:?}");
                assert!(!always || Stability::contains(call), "{call:?}");
                assert!(!always || Figures::of(call).is_none(), "a way out is in a subsystem: {call:?}");
                stopped += u32::from(!Stability::contains(call));
                open += u32::from(always);
            }
        }
        assert!(stopped >= 10 && open >= 80, "{stopped} {open}");
    });
}

#[test]
fn each_subsystem_stops_its_calls_and_no_others() {
    let calls = super::flux::all_calls();
    development().execute_with(|| {
        let mut seen = 0;
        for (subsystem, names) in [
            (Subsystem::FluxSale, vec!["Flux.purchase"]),
            (Subsystem::NexIssuance, vec![]),
            (Subsystem::Market, vec!["Pocw.match_task", "Pocw.post"]),
            (Subsystem::Xp, vec!["Xp.burn", "Xp.lock"]),
            (Subsystem::Jobs, vec!["Poe.submit_job", "Poe.submit_jobs"]),
            (Subsystem::Rentals, vec!["Capacity.offer", "Capacity.rent"]),
            (
                Subsystem::Trade,
                vec![
                    "AssetConversion.add_liquidity",
                    "AssetConversion.create_pool",
                    "AssetConversion.swap_exact_tokens_for_tokens",
                    "AssetConversion.swap_tokens_for_exact_tokens",
                ],
            ),
        ] {
            assert_ok!(Stability::halt(emergency(), subsystem));
            let stopped: Vec<_> = calls
                .iter()
                .filter(|(_, calls)| !calls.iter().all(Stability::contains))
                .map(|((pallet, call), _)| format!("{pallet}.{call}"))
                .collect();
            // What the random bytes decode to.
            let found = |name: &&str| {
                let (pallet, call) = name.split_once('.').unwrap();
                calls.contains_key(&(pallet.into(), call.into()))
            };
            let expected: Vec<_> = names.into_iter().filter(found).collect();
            assert_eq!(stopped, expected, "{subsystem:?}");
            seen += expected.len();
            assert_ok!(Stability::lift_halt(emergency(), subsystem));
        }
        assert!(seen >= 12, "{seen}");
    });
}

#[test]
fn people_in_an_emergency_do_only_what_ends_by_itself() {
    development().execute_with(|| {
        assert_ok!(Stability::halt(emergency(), Subsystem::Trade));
        assert_ok!(Stability::intervene(emergency(), NEX_PER_EPOCH, Direction::Lower));
        assert_eq!(nex_per_epoch(), (950 * UNIT, 1_000 * UNIT));
        assert_ok!(SafeMode::force_enter(emergency()));
        run_to(blocks(3 * DAY) + 10);
        assert!(!Stability::is_halted(Subsystem::Trade) && !SafeMode::is_entered());
        assert_eq!(nex_per_epoch(), (1_000 * UNIT, 1_000 * UNIT));
        // And they end it.
        assert_ok!(SafeMode::force_enter(RuntimeOrigin::root()));
        assert_ok!(SafeMode::force_exit(emergency()));
        // Nothing else.
        let pause = (b"Balances".to_vec().try_into().unwrap(), b"transfer_all".to_vec().try_into().unwrap());
        assert_noop!(TxPause::pause(emergency(), pause), DispatchError::BadOrigin);
        assert_noop!(System::set_code(emergency(), vec![]), DispatchError::BadOrigin);
        assert_noop!(Governance::enact(emergency(), 0), DispatchError::BadOrigin);
        assert_noop!(Referenda::cancel(emergency(), 0), DispatchError::BadOrigin);
        let spend = pallet_treasury::Call::remove_approval { proposal_id: 0 };
        let outcome = RuntimeCall::from(spend).dispatch(emergency());
        assert_eq!(outcome.unwrap_err().error, DispatchError::BadOrigin);
        assert_noop!(Stability::halt(signed(Alice), Subsystem::Trade), DispatchError::BadOrigin);
    });
}

#[test]
fn rules_between_parameters_hold_with_every_step_there_can_be() {
    development().execute_with(|| {
        let levers: Vec<_> = Figures::all()
            .map(Figures::spec)
            .flat_map(|spec| [spec.below.lever, spec.above.lever])
            .flatten()
            .collect();
        assert_eq!(levers.len(), 3);
        for (field, direction) in levers {
            assert_ok!(Stability::intervene(emergency(), field, direction));
        }
        assert_eq!(Stability::adjusted().len(), 3);
        let (flux, poe) = (params::FluxParameters::get(), params::PoeParameters::get());
        let defaults = params::All::defaults();
        assert!(flux.quota_share < defaults.flux.quota_share);
        assert!(poe.nex_per_epoch < defaults.poe.nex_per_epoch && poe.fee_rate > defaults.poe.fee_rate);
        // A vote sees what was voted, not the steps.
        assert_eq!(params::All::current().poe, defaults.poe);
        pass(8 * DAY);
        assert_eq!(params::PoeParameters::get(), defaults.poe);
    });
}

#[test]
fn books_of_xp_that_disagree_halt_its_burns_and_locks_and_nothing_else() {
    development().execute_with(|| {
        arm();
        assert_eq!(responses(System::block_number() + 4), []);
        // One base unit that no book knows of.
        assert_ok!(<Assets as Mutate<AccountId>>::mint_into(configs::tokens::XP, &account(Bob), 1));
        assert!(Xp::do_try_state().is_err());
        for _ in 0..3 {
            run_to(System::block_number() + 1);
        }
        assert!(Stability::is_halted(Subsystem::Xp) && Stability::halts().len() == 1);
        use pallet_xp::Call as XpCall;
        for call in [XpCall::burn { amount: 1 }, XpCall::lock { amount: 1 }] {
            assert!(!is_open(&call.into()));
        }
        for call in [XpCall::unlock { amount: 1 }, XpCall::withdraw { owner: 0 }, XpCall::claim { owner: 0 }]
        {
            assert!(is_open(&call.into()));
        }
    });
}

/// Days that pass until a figure that follows `supply` is judged outside its band.
fn days_until_alarm(indicator: Indicator, supply: impl Fn(u32) -> u128) -> Option<u32> {
    use fluxnomics_economics::stability::memory::Memory;
    use fluxnomics_primitives::stability::{Band, Deviation, Target};
    let spec = Figures::spec(indicator);
    let Target::OwnAverage { days, below, above } = spec.target else { panic!("no average") };
    let mut memory = Memory::default();
    (0..1_000).find(|day| {
        let value = supply(*day);
        if value < spec.least_sample {
            return false;
        }
        let band = memory.average().map(|average| Band::around(average, below, above));
        let judged = band.filter(|_| memory.days >= 30).map(|band| band.deviation(value));
        memory = memory.observe(*day, value, days);
        judged.is_some_and(|deviation| deviation != Deviation::Within)
    })
}

#[test]
fn supplies_that_grow_as_fast_as_they_may_alarm_nobody() {
    development().execute_with(|| {
        // From nothing: a thousand a day, and then a thousandth of what there is.
        let nex = |day: u32| {
            let linear = 1_000 * UNIT * u128::from(day.min(1_000));
            (1_000..day).fold(linear, |supply, _| supply + supply / 1_000)
        };
        assert_eq!(days_until_alarm(Indicator::NexSupply, nex), None);
        let grown = |day: u32| (0..day).fold(1_000_000 * UNIT, |supply, _| supply + supply / 1_000);
        assert_eq!(days_until_alarm(Indicator::NexSupply, grown), None);
        // A million of genesis, and all that the bootstrap releases.
        let flux = |day: u32| (1_000_000 + 20_000 * u128::from(day.min(250))) * UNIT;
        assert_eq!(days_until_alarm(Indicator::FluxSupply, flux), None);
        // And they see what is wrong.
        let forged = |day: u32| if day < 60 { grown(day) } else { 3 * grown(day) };
        assert_eq!(days_until_alarm(Indicator::NexSupply, forged), Some(60));
    });
}

#[test]
fn attack_54_a_mistake_in_a_vote_mints_no_more_nex_than_a_hundredth_a_day() {
    use params::{Change, PoeChange};
    use sp_runtime::Perbill;
    development().execute_with(|| {
        let most = |field| Registry::spec(Field::Poe(field)).max;
        assert_eq!(most(PoeField::NexPerEpoch), 10_000 * UNIT);
        assert_eq!(most(PoeField::MaxInflation), u128::from(Perbill::from_percent(1).deconstruct()));
        // Nor does any vote go further than its bounds, however many there are.
        let beyond = vec![Change::Poe(PoeChange::NexPerEpoch(10_001 * UNIT))];
        assert_noop!(
            Governance::propose(signed(Alice), beyond.try_into().unwrap()),
            pallet_governance::Error::<Runtime>::OutOfBounds
        );
        // A hundredth a day breaks the watch, which stops the epochs to come.
        let grown = |day: u32| (0..day).fold(1_000_000 * UNIT, |supply, _| supply + supply / 100);
        let alarm = days_until_alarm(Indicator::NexSupply, grown).expect("seen");
        assert!(alarm < 60, "{alarm}");
    });
}

#[test]
fn no_account_alone_decides_in_an_emergency() {
    use pallet_referenda::TracksInfo;
    use params::{Change, GovernanceChange};
    use sp_runtime::Perbill;
    development().execute_with(|| {
        let track = configs::tracks::Tracks::info(configs::tracks::EMERGENCY).expect("the track");
        let support = track.min_support.threshold(Perbill::one());
        let cap = Registry::field(&Change::Governance(GovernanceChange::VotingCap(Perbill::one())));
        assert!(Registry::spec(cap).max < support.deconstruct().into(), "whatever is voted");
        // What they bring about ends within three days.
        assert_ok!(SafeMode::force_enter(emergency()));
        let until = pallet_safe_mode::EnteredUntil::<Runtime>::get().expect("entered");
        assert!(until - System::block_number() <= blocks(72 * HOUR));
    });
}

/// In real time: where it is shortened, no window is shorter than five blocks, and there the canceller is slower.
#[test]
fn canceller_is_faster_than_an_emergency() {
    use pallet_referenda::TracksInfo;
    let mut config = config("development");
    config["clock"]["scale"] = 1.into();
    ext_of(&config).execute_with(|| {
        let track = |id| configs::tracks::Tracks::info(id).expect("the track");
        let (canceller, emergency) = (track(configs::tracks::CANCELLER), track(configs::tracks::EMERGENCY));
        let cancelled = canceller.prepare_period + canceller.confirm_period + canceller.min_enactment_period;
        let approved = emergency.prepare_period + emergency.confirm_period;
        assert!(cancelled + 45 * real::MINUTES <= approved, "{cancelled} {approved}");
    });
}

/// A step that would break a rule is left out. None does: what the watch may move stands in no rule, at no end of its bounds.
#[test]
fn no_lever_of_the_watch_breaks_a_rule() {
    use params::Change;
    development().execute_with(|| {
        let levers = [
            Field::Flux(FluxField::QuotaShare),
            Field::Poe(PoeField::NexPerEpoch),
            Field::Poe(PoeField::FeeRate),
        ];
        let answers = |indicator| {
            let spec = Figures::spec(indicator);
            [spec.below.lever, spec.above.lever]
        };
        let used: Vec<_> = Figures::all().flat_map(answers).flatten().map(|(field, _)| field).collect();
        assert!(used.iter().all(|field| levers.contains(field)), "{used:?}");
        for field in levers {
            let spec = Registry::spec(field);
            for number in [spec.min, spec.max] {
                assert_ok!(Registry::check_together(&[Change::new(field, number).unwrap()]));
            }
        }
    });
}
