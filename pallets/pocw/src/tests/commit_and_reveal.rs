use crate::{Error, Event, Panels, Round, State, assert_refused, mock::*};

#[test]
fn scores_are_revealed_once_all_have_committed() {
    build_and_execute(|| {
        let task = empanelled();
        let seats = seats(task, Round::First);
        for id in &seats {
            assert_refused!(
                *id,
                Call::reveal { task, score: score(70), salt: salt(*id) },
                Error::<Test>::TooEarly
            );
            commit(task, Round::First, *id, 70).unwrap();
        }
        events();
        for id in &seats {
            reveal(task, *id, 70).unwrap();
        }
        let revealed = |evaluator: &u64| Event::Revealed {
            task,
            round: Round::First,
            evaluator: *evaluator,
            score: score(70),
        };
        assert_eq!(events(), seats.iter().map(revealed).collect::<Vec<_>>());
        by_anyone(Call::settle { task }).unwrap();
        assert!(matches!(get(task).state, State::Evaluated { verdict: Some(v), .. } if v == score(70)));
    });
}

#[test]
fn commitment_is_refused_when_it_is_late_double_or_of_nobody_on_the_panel() {
    build_and_execute(|| {
        let task = empanelled();
        let seats = seats(task, Round::First);
        let outsider = (FIRST_EVALUATOR..).find(|id| !seats.contains(id)).unwrap();
        let call = Call::commit { task, commitment: salt(1) };
        assert_refused!(outsider, call.clone(), Error::<Test>::NoSeat);
        assert_refused!(CLIENT, call.clone(), Error::<Test>::NoSeat);
        by(seats[0], call.clone()).unwrap();
        assert_refused!(seats[0], call.clone(), Error::<Test>::AlreadyCommitted);
        go_past(Panels::<Test>::get(task, Round::First).unwrap().commit_by);
        assert_refused!(seats[1], call, Error::<Test>::TooLate);
    });
}

#[test]
fn reveal_is_refused_when_it_is_not_what_was_committed_or_late() {
    build_and_execute(|| {
        let task = empanelled();
        let seats = seats(task, Round::First);
        commit(task, Round::First, seats[0], 70).unwrap();
        // The second copies the commitment of the first.
        let copied = Panels::<Test>::get(task, Round::First).unwrap().seats[0].commitment.unwrap();
        by(seats[1], Call::commit { task, commitment: copied }).unwrap();
        let panel = Panels::<Test>::get(task, Round::First).unwrap();
        go_past(panel.commit_by);
        let wrong = |percent, salt| Call::reveal { task, score: score(percent), salt };
        assert_refused!(seats[0], wrong(71, salt(seats[0])), Error::<Test>::NotCommitted);
        assert_refused!(seats[0], wrong(70, salt(99)), Error::<Test>::NotCommitted);
        assert_refused!(seats[1], wrong(70, salt(seats[0])), Error::<Test>::NotCommitted);
        assert_refused!(seats[2], wrong(70, salt(seats[2])), Error::<Test>::NotCommitted);
        reveal(task, seats[0], 70).unwrap();
        assert_refused!(seats[0], wrong(70, salt(seats[0])), Error::<Test>::NotCommitted);
        go_past(panel.reveal_by);
        assert_refused!(seats[1], wrong(70, salt(seats[1])), Error::<Test>::TooLate);
    });
}

#[test]
fn nobody_commits_before_the_panel_is_drawn() {
    build_and_execute(|| {
        register_evaluators(5);
        let task = claimed();
        let call = Call::commit { task, commitment: salt(1) };
        assert_refused!(FIRST_EVALUATOR, call.clone(), Error::<Test>::WrongState);
        let task = submitted();
        assert_refused!(
            FIRST_EVALUATOR,
            Call::commit { task, commitment: salt(1) },
            Error::<Test>::WrongState
        );
        frame_support::assert_noop!(by_anyone(call), Error::<Test>::NotController);
    });
}
