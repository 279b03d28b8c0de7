package io.bucketeer.data.contract;

import java.util.List;

/** Every fault that a database or its network may have, and the tests that show what becomes of it. */
enum Fault {
    F01(
            "the server refuses connections",
            in(
                    FaultContract.class,
                    "f01_serverRefusesConnections_isUnavailableToAllInTimeAndThenRecovers",
                    "f01_serverKilledUnderAWriter_keepsAllThatWasAcknowledged")),
    F02(
            "the server hangs",
            in(
                    FaultContract.class,
                    "f02_serverHangs_timesOutAndRecovers",
                    "f02_serverHangsWhileItCommits_isOutcomeUnknown")),
    F03(
            "the connection is lost before a request arrives",
            in(CutUnitOfWorkContract.class, "inTransaction_cutAtEachMessageInTurn_storesAllOrNothingAndSaysWhich")),
    F04(
            "the connection is lost before the answer arrives",
            in(FaultInUnitContract.class, "f04_answerToASingleWriteLost_isOutcomeUnknownAndWrittenOnce")),
    F05(
            "the connection is lost during a commit",
            in(
                    LostConnectionContract.class,
                    "inTransaction_commitOrItsAnswerLost_isOutcomeUnknownOnceAndAllOrNothing",
                    "inTransaction_commitOrItsAnswerLostAndIdempotent_runsAgainAndStoresAll")),
    F06(
            "the network swallows everything",
            in(FaultContract.class, "f06_networkSwallowsEverything_timesOutAndRecovers")),
    F07(
            "a session is killed",
            in(
                    UnitOfWorkContract.class,
                    "inTransaction_connectionKilledInside_isUnavailableOnceAndRunsAgainWhenIdempotent")),
    F08("two units of work deadlock", in(UnitOfWorkContract.class, "inTransaction_deadlock_runsTheWholeWorkAgain")),
    F09(
            "others keep a row locked",
            in(
                    UnitOfWorkContract.class,
                    "inTransaction_lockHeldByAnother_isALockTimeoutAndKeepsNothing",
                    "inTransaction_lockHeldThroughout_runsAsOftenAsTheOptionsSay")),
    F10(
            "units of work cannot be put in an order",
            in(FaultInUnitContract.class, "f10_serializationFailure_runsTheWholeUnitAgainUpToThreeTimes")),
    F11(
            "a statement takes too long",
            in(FaultContract.class, "f11_statementTakesTooLong_isStoppedOnTheServerToo"),
            in(
                    SlowWriteContract.class,
                    "f11_writeTakesTooLong_isStoppedOnTheServerAndStoresNothing",
                    "f11_writeTakesTooLongInAUnit_doomsItWithoutAnotherRun")),
    F12(
            "the server takes no writes",
            in(FaultContract.class, "f12_serverTakesNoWrites_losesItsConnectionAtTheFirstErrorAndRecovers")),
    F13(
            "the server's name moves to another address",
            in(FailoverContract.class, "f13_nameMovesToAnotherAddress_newConnectionsGoThere")),
    F14(
            "all connections are in use",
            in(UnitOfWorkContract.class, "call_poolExhausted_isATimeoutThatShowsThePool"),
            in(FaultInUnitContract.class, "f14_poolOfOne_servesAllThatNestsInAUnit")),
    F15(
            "a connection is held too long",
            in(FaultInUnitContract.class, "f15_connectionHeldTooLong_isLoggedWithTheMethodAndWithoutValues")),
    F16(
            "an error is caught inside a unit of work",
            in(
                    UnitOfWorkContract.class,
                    "inTransaction_swallowedDatabaseError_makesTheCommitThrowAndKeepsNothing",
                    "inTransaction_callAfterASwallowedDatabaseError_isRefused")),
    F17(
            "the calling thread is interrupted",
            in(
                    UnitOfWorkContract.class,
                    "call_threadInterruptedWhileItWaitsForTheOnlyConnection_isUnavailableAndKeepsTheFlag"),
            in(FaultInUnitContract.class, "f17_threadInterruptedMidCall_keepsTheFlagStoresNothingAndIsNotRunAgain"));

    private final String title;
    private final List<Tests> tests;

    Fault(String title, Tests... tests) {
        this.title = title;
        this.tests = List.of(tests);
    }

    /** What happens, as {@code docs/operations.md} says it. */
    String title() {
        return title;
    }

    List<Tests> tests() {
        return tests;
    }

    private static Tests in(Class<? extends DatabaseContract> contract, String... methods) {
        return new Tests(contract, List.of(methods));
    }

    /** Test methods of one contract. */
    record Tests(Class<? extends DatabaseContract> contract, List<String> methods) {}
}
