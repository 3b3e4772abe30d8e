/** Written by `npm run client:types`. */
export interface paths {
    readonly "/.well-known/jwks.json": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The public keys that verify access tokens (RFC 7517).
         * @description Anybody may call it; counted as `read` for the rate limits.
         */
        readonly get: operations["getKeys"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/order": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * A number that an order may have, and none has.
         * @description Anybody may call it; counted as `read` for the rate limits.
         */
        readonly get: operations["loyaltyFreshNumber"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/user/balance": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * My points: what I have, and what I have withdrawn.
         * @description Takes the role `player`; counted as `read` for the rate limits.
         */
        readonly get: operations["loyaltyGetBalance"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/user/balance/withdraw": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Pay with points for an order elsewhere.
         * @description Takes the role `player`; counted as `money` for the rate limits.
         */
        readonly post: operations["loyaltyWithdraw"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/user/login": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Log in.
         * @description Anybody may call it; counted as `credentials` for the rate limits.
         */
        readonly post: operations["loyaltyLogIn"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/user/orders": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * My orders, newest first.
         * @description Takes the role `player`; counted as `read` for the rate limits.
         */
        readonly get: operations["loyaltyListOrders"];
        readonly put?: never;
        /**
         * Register an order, to earn points by it.
         * @description Takes the role `player`; counted as `write` for the rate limits.
         */
        readonly post: operations["loyaltyRegisterOrder"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/user/register": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Open an account and log in.
         * @description Anybody may call it; counted as `credentials` for the rate limits.
         */
        readonly post: operations["loyaltyRegister"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/user/withdrawals": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What I have paid for with points, newest first.
         * @description Takes the role `player`; counted as `read` for the rate limits.
         */
        readonly get: operations["loyaltyListWithdrawals"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/asyncapi.json": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The messages.
         * @description Anybody may call it; counted as `read` for the rate limits.
         */
        readonly get: operations["getAsyncApi"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/docs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The contract as a page.
         * @description Anybody may call it; counted as `read` for the rate limits.
         */
        readonly get: operations["getDocumentation"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/docs/reference.js": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * A script.
         * @description Anybody may call it; counted as `read` for the rate limits.
         */
        readonly get: operations["getDocumentationScript"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/docs/start.js": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * A script.
         * @description Anybody may call it; counted as `read` for the rate limits.
         */
        readonly get: operations["getDocumentationStart"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/healthz": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Whether the process lives. What fails here only a restart cures.
         * @description Anybody may call it; not counted for the rate limits.
         */
        readonly get: operations["getHealth"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/openapi.json": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The contract.
         * @description Anybody may call it; counted as `read` for the rate limits.
         */
        readonly get: operations["getOpenApi"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/readyz": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Whether the process should be given work.
         * @description Anybody may call it; not counted for the rate limits.
         */
        readonly get: operations["getReadiness"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/admin/awards": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Large payouts of bets, then large prizes: those that wait for approval, or approved.
         * @description Takes the role `operator` or `auditor` or `admin`; counted as `read` for the rate limits.
         */
        readonly get: operations["listAwards"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/admin/awards/{id}/approve": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Pay a large prize or payout that waits for approval.
         * @description Takes the role `operator` or `admin`; counted as `write` for the rate limits.
         */
        readonly post: operations["approveAward"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/admin/debts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Players who owe money after a correction, or points of a stake that came back.
         * @description Whatever comes in repays it first. The sums are the accounts `debts` and `points:debts`.
         *
         *     Takes the role `operator` or `auditor` or `admin`; counted as `read` for the rate limits.
         */
        readonly get: operations["listDebts"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/admin/draws": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Create a draw outside the schedule.
         * @description Takes the role `operator` or `admin`; counted as `write` for the rate limits.
         */
        readonly post: operations["planDraw"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/admin/draws/{id}/cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Cancel a draw whose numbers are not drawn yet. Every buyer is refunded.
         * @description Takes the role `operator` or `admin`; counted as `write` for the rate limits.
         */
        readonly post: operations["cancelDraw"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/admin/draws/{id}/conduct": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Draw the numbers of a closed draw now. The results still wait for their time.
         * @description Takes the role `operator` or `admin`; counted as `write` for the rate limits.
         */
        readonly post: operations["conductDraw"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/admin/draws/{id}/postpone": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Move the close and the results of a draw to later times, before its sale ends. Once.
         * @description Takes the role `operator` or `admin`; counted as `write` for the rate limits.
         */
        readonly post: operations["postponeDraw"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/admin/draws/{id}/stock": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Have tickets made in advance for a draw, all different.
         * @description Once for a draw, before its close. Their selections follow from a seed, whose commitment the draw shows from then on, and which its transcript reveals.
         *
         *     Takes the role `operator` or `admin`; counted as `write` for the rate limits.
         */
        readonly post: operations["makeStock"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/admin/events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Create an event that takes bets at once.
         * @description Takes the role `operator` or `admin`; counted as `write` for the rate limits.
         */
        readonly post: operations["createEvent"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/admin/events/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Change odds, deadline or limits; suspend or resume betting.
         * @description Takes the role `operator` or `admin`; counted as `write` for the rate limits.
         */
        readonly patch: operations["changeEvent"];
        readonly trace?: never;
    };
    readonly "/v1/admin/events/{id}/correction": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Give another result instead. What was paid by the old one is taken back.
         * @description Takes the role `operator` or `admin`; counted as `write` for the rate limits.
         */
        readonly post: operations["correctEvent"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/admin/events/{id}/liability": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What the house may lose on an event, against its limits.
         * @description Takes the role `operator` or `auditor` or `admin`; counted as `read` for the rate limits.
         */
        readonly get: operations["getLiability"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/admin/events/{id}/result": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Give the result. Bets are settled at once; those accepted after it are void.
         * @description Takes the role `operator` or `admin`; counted as `write` for the rate limits.
         */
        readonly post: operations["resolveEvent"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/admin/events/{id}/versions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Every version of an event with who made it and why, newest first.
         * @description Takes the role `operator` or `auditor` or `admin`; counted as `read` for the rate limits.
         */
        readonly get: operations["listAuditedVersions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/admin/events/{id}/void": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Give every stake back, also after a result.
         * @description Takes the role `operator` or `admin`; counted as `write` for the rate limits.
         */
        readonly post: operations["voidEvent"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/admin/jackpots": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What waits in the jackpot and the reserve of each series.
         * @description A draw that is sealed and not published has taken both: they are in its pot.
         *
         *     Takes the role `operator` or `auditor` or `admin`; counted as `read` for the rate limits.
         */
        readonly get: operations["listJackpots"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/admin/jackpots/move": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Give the jackpot of a series that has no draws any more to another series.
         * @description Refused while a draw of it is planned, on sale or not published: that one would inherit. Each rollover keeps the name of the draw that it came from. Give an Idempotency-Key with a part, or a repeat moves it once more; to move all again is refused, for nothing is left.
         *
         *     Takes the role `operator` or `admin`; counted as `write` for the rate limits.
         */
        readonly post: operations["moveJackpot"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/admin/ledger/trial-balance": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Every account class, and their sum, which is zero.
         * @description Takes the role `auditor` or `admin`; counted as `read` for the rate limits.
         */
        readonly get: operations["getTrialBalance"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/admin/measurements": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Figures of the engine over time, in columns.
         * @description Every ten seconds for three hours, every five minutes for fourteen days, in memory: a start of the engine begins anew. An answer has 60,000 values at most; where more are asked for, neighbouring steps are one, as `stepSeconds` says.
         *
         *     Takes the role `operator` or `auditor` or `admin`; counted as `read` for the rate limits.
         */
        readonly get: operations["getMeasurements"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/admin/players": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The account with a login: its id is what its roles are set by.
         * @description Takes the role `auditor` or `admin`; counted as `read` for the rate limits.
         */
        readonly get: operations["listPlayers"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/admin/players/{id}/external-ids": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Link an id of another service to a player.
         * @description Raffle prizes of that id are credited to them from now on.
         *
         *     Takes the role `admin`; counted as `write` for the rate limits.
         */
        readonly post: operations["linkExternalId"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/admin/players/{id}/roles": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Set a player's roles. Their sessions end.
         * @description Takes the role `admin`; counted as `write` for the rate limits.
         */
        readonly post: operations["changeRoles"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/admin/raffle-games/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The rules of a game's raffles, and the raffle in waiting.
         * @description Takes the role `operator` or `auditor` or `admin`; counted as `read` for the rate limits.
         */
        readonly get: operations["getRaffleGame"];
        /**
         * Set the rules of a game's raffles, from the next one on.
         * @description A raffle that nobody has entered takes them at once. What is left out is default.
         *
         *     Takes the role `operator` or `admin`; counted as `write` for the rate limits.
         */
        readonly put: operations["configureRaffleGame"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/admin/raffles": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Raffles, those in waiting unless another state is asked for. Newest first.
         * @description Takes the role `operator` or `auditor` or `admin`; counted as `read` for the rate limits.
         */
        readonly get: operations["listWaitingRaffles"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/admin/raffles/{id}/entries": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Who is in a raffle, in the order in which they came.
         * @description Takes the role `operator` or `auditor` or `admin`; counted as `read` for the rate limits.
         */
        readonly get: operations["listRaffleEntries"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/admin/raffles/{id}/start": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Start a raffle that waits, with those who have entered it.
         * @description May be repeated: a raffle that has started, by whatever, is answered as it is.
         *
         *     Takes the role `operator` or `admin`; counted as `write` for the rate limits.
         */
        readonly post: operations["startRaffle"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/admin/schedule": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The schedule in force, the next draws of it, and draws that were missed.
         * @description Takes the role `operator` or `admin`; counted as `read` for the rate limits.
         */
        readonly get: operations["getSchedule"];
        /**
         * Put a schedule in force, over that of the file. Draws that are planned stay.
         * @description Takes the role `operator` or `admin`; counted as `write` for the rate limits.
         */
        readonly put: operations["putSchedule"];
        readonly post?: never;
        /**
         * Go back to the schedule of the file. Draws that are planned stay.
         * @description Takes the role `operator` or `admin`; counted as `write` for the rate limits.
         */
        readonly delete: operations["deleteSchedule"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/admin/status": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * How the engine runs now: its parts, alarms, what is due and late, what is sold.
         * @description Figures are a few seconds old at most. A part that does not answer is told of as it is known, and holds nothing up. What the house may lose is told by event: getLiability.
         *
         *     Takes the role `operator` or `auditor` or `admin`; counted as `read` for the rate limits.
         */
        readonly get: operations["getStatus"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/bets": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Bet on several events at once: an accumulator.
         * @description It pays the stake times the product of the odds of all legs, rounded down once, at most as a single at 10000.00 would. A void leg counts as odds of 1.00; a lost leg loses the bet.
         *
         *     Takes the role `player`; counted as `money` for the rate limits.
         */
        readonly post: operations["placeSlip"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/bets/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * One of my bets.
         * @description Takes the role `player`; counted as `read` for the rate limits.
         */
        readonly get: operations["getBet"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/config": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What a client has to know before anybody logs in.
         * @description Anybody may call it; counted as `read` for the rate limits.
         */
        readonly get: operations["getConfig"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/draws": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Draws, newest first. Or those that did not take place, as none was planned.
         * @description Anybody may call it; counted as `read` for the rate limits.
         */
        readonly get: operations["listDraws"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/draws/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * One draw.
         * @description Anybody may call it; counted as `read` for the rate limits.
         */
        readonly get: operations["getDraw"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/draws/{id}/quote": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * What a purchase would cost, ticket by ticket. Moves nothing.
         * @description The body is that of a purchase, and is refused as a purchase of it would be at this moment, also where a limited pick is sold out on all shards; with `draws` all of them are in each price. Nothing is reserved: what is left may be sold to others before the purchase. What the wallet holds, whether the player may bet, and which tickets of stock or numbers of a raffle are free is not looked at.
         *
         *     Takes the role `player`; counted as `read` for the rate limits.
         */
        readonly post: operations["quoteTickets"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/draws/{id}/reservations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Reserve tickets made in advance, to pay for them within minutes.
         * @description Nothing is paid yet. It ends with the sale of the draw at the latest. Who reserves the same tickets again while they hold them gets the first answer.
         *
         *     Takes the role `player`; counted as `money` for the rate limits.
         */
        readonly post: operations["reserveStock"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/draws/{id}/results": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The published results of a draw. They never change.
         * @description Anybody may call it; counted as `read` for the rate limits.
         */
        readonly get: operations["getResults"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/draws/{id}/sealed-tickets": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * All tickets of a sealed draw as one file, players blinded.
         * @description Every sealed leaf: selection, time, and its player under a key that only the player's receipt
         *     carries. `tirage verify TRANSCRIPT --tickets FILE` counts the winners again from it. From the seal
         *     on, immutable, with ranges; `docs/sealed-tickets.md` is the format.
         *
         *     Anybody may call it; counted as `read` for the rate limits.
         */
        readonly get: operations["getSealedTickets"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/draws/{id}/stock": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Tickets made in advance that are free.
         * @description In an order that differs from player to player. A ticket that was let go behind the page is missing until one begins again.
         *
         *     Takes the role `player`; counted as `read` for the rate limits.
         */
        readonly get: operations["listStock"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/draws/{id}/tickets": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Buy tickets of an open draw, and of the next ones of its series.
         * @description With `draws` the same picks are paid for at once in this draw and in the next draws of its series, as they open. What is left comes back if one of them has another price or other rules, and whenever the order is stopped. A draw that is cancelled pays its stakes back, and no other takes its place. Tickets made in advance are bought by `stock` or by `stockIds`, without a reservation.
         *
         *     Takes the role `player`; counted as `money` for the rate limits.
         */
        readonly post: operations["buyTickets"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/draws/{id}/transcript": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * All that is needed to re-compute a draw, a cancelled one too: for `tirage verify`.
         * @description Anybody may call it; counted as `read` for the rate limits.
         */
        readonly get: operations["getTranscript"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Fixed-odds events, newest first; with `state=open` those that take bets.
         * @description Anybody may call it; counted as `read` for the rate limits.
         */
        readonly get: operations["listEvents"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/events/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * One event.
         * @description Anybody may call it; counted as `read` for the rate limits.
         */
        readonly get: operations["getEvent"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/events/{id}/bets": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Bet on a selection of an event.
         * @description Takes the role `player`; counted as `money` for the rate limits.
         */
        readonly post: operations["placeBet"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/events/{id}/odds": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The version that held at an instant: its odds, state and deadline.
         * @description Anybody may call it; counted as `read` for the rate limits.
         */
        readonly get: operations["getEventOdds"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/events/{id}/versions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Every version that an event has had, newest first.
         * @description Anybody may call it; counted as `read` for the rate limits.
         */
        readonly get: operations["listEventVersions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/games": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The games, their prices, prizes and odds.
         * @description Anybody may call it; counted as `read` for the rate limits.
         */
        readonly get: operations["listGames"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * My account.
         * @description Takes the role `player`; counted as `read` for the rate limits.
         */
        readonly get: operations["getProfile"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me/bets": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * My bets, newest first.
         * @description Takes the role `player`; counted as `read` for the rate limits.
         */
        readonly get: operations["listBets"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me/birth-date": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * Give the birth date of an account that was opened without one. Once.
         * @description Takes the role `player`; counted as `write` for the rate limits.
         */
        readonly put: operations["giveBirthDate"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me/deposits": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Pay in.
         * @description Takes the role `player`; counted as `money` for the rate limits.
         */
        readonly post: operations["requestDeposit"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me/deposits/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * One of my deposits.
         * @description Takes the role `player`; counted as `read` for the rate limits.
         */
        readonly get: operations["getDeposit"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me/entries": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Everything that moved my money, newest first.
         * @description Takes the role `player`; counted as `read` for the rate limits.
         */
        readonly get: operations["listEntries"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me/password": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * Change the password. All other sessions end.
         * @description Takes the role `player`; counted as `credentials` for the rate limits.
         */
        readonly put: operations["changePassword"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me/raffles": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The raffles that I take part in, under my ids at other services. Newest first.
         * @description Takes the role `player`; counted as `read` for the rate limits.
         */
        readonly get: operations["listMyRaffles"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me/standing-tickets": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * My standing tickets: active ones, then those that ended last.
         * @description Takes the role `player`; counted as `read` for the rate limits.
         */
        readonly get: operations["listStandingTickets"];
        readonly put?: never;
        /**
         * Play the same picks in each draw of a series.
         * @description It buys from the balance as each next draw of the series opens, until it is stopped. It ends by itself after `draws` draws, when a purchase is refused (but for a full draw, which is left out), and when a draw has another price or other rules. A draw that is on sale when it is made is not bought.
         *
         *     Takes the role `player`; counted as `money` for the rate limits.
         */
        readonly post: operations["makeStandingTicket"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me/standing-tickets/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * One of my standing tickets.
         * @description Takes the role `player`; counted as `read` for the rate limits.
         */
        readonly get: operations["getStandingTicket"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Stop one of my standing tickets.
         * @description What was prepaid and is left comes back at once. Tickets that it has bought stay. Stopped twice is stopped once.
         *
         *     Takes the role `player`; counted as `money` for the rate limits.
         */
        readonly delete: operations["stopStandingTicket"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me/tickets": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * My tickets, newest purchase first.
         * @description Those with `state=won` come by their prizes: what an operator had to approve, then what was paid at once, newest first. Those with `state=refunded` or `returned` come newest draw first.
         *
         *     Takes the role `player`; counted as `read` for the rate limits.
         */
        readonly get: operations["listTickets"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me/wallet": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * My balance.
         * @description Takes the role `player`; counted as `read` for the rate limits.
         */
        readonly get: operations["getWallet"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me/withdrawals": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Have money paid out. It leaves the balance at once.
         * @description Takes the role `player`; counted as `money` for the rate limits.
         */
        readonly post: operations["requestWithdrawal"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me/withdrawals/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * One of my withdrawals.
         * @description Takes the role `player`; counted as `read` for the rate limits.
         */
        readonly get: operations["getWithdrawal"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/payments/sandbox/webhook": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * What the payment provider "sandbox" says of a payment, signed.
         * @description Anybody may call it; not counted for the rate limits.
         */
        readonly post: operations["takePaymentWebhook"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/players": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Open an account and log in.
         * @description Anybody may call it; counted as `credentials` for the rate limits.
         */
        readonly post: operations["registerPlayer"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/raffles": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Raffles, newest first.
         * @description Anybody may call it; counted as `read` for the rate limits.
         */
        readonly get: operations["listRaffles"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/raffles/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * One raffle.
         * @description Anybody may call it; counted as `read` for the rate limits.
         */
        readonly get: operations["getRaffle"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/raffles/{id}/transcript": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Everything that is needed to re-compute a raffle: for `tirage verify`.
         * @description Anybody may call it; counted as `read` for the rate limits.
         */
        readonly get: operations["getRaffleTranscript"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/reservations/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * One of my reservations, and what became of it.
         * @description Takes the role `player`; counted as `read` for the rate limits.
         */
        readonly get: operations["getReservation"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Let the tickets of a reservation go.
         * @description Of one that is over already it changes nothing, and answers what became of it.
         *
         *     Takes the role `player`; counted as `write` for the rate limits.
         */
        readonly delete: operations["releaseReservation"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/reservations/{id}/purchase": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Buy the tickets of a reservation.
         * @description With money. They are tickets of the draw like any others from then on.
         *
         *     Takes the role `player`; counted as `money` for the rate limits.
         */
        readonly post: operations["payReservation"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/sessions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Log in.
         * @description The answer sets a cookie, tirage_device, that makes the device a known one: with it, failed log-ins elsewhere do not make it wait.
         *
         *     Anybody may call it; counted as `credentials` for the rate limits.
         */
        readonly post: operations["logIn"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/sessions/current": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Log out: ends the session and its tokens, and takes its cookie back.
         * @description Takes the role `player`; counted as `write` for the rate limits.
         */
        readonly delete: operations["logOut"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/sessions/refresh": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Change a refresh token for new tokens. Each is good once.
         * @description Asked again with the same token within 20 seconds, and before the new one was used, the answer holds the same new refresh token. A token that comes later ends its session. With `session` instead of a token, and the header tirage-session, the cookie of the log-in is changed for a new one.
         *
         *     Anybody may call it; counted as `credentials` for the rate limits.
         */
        readonly post: operations["refreshSession"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tickets/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * One of my tickets.
         * @description Takes the role `player`; counted as `read` for the rate limits.
         */
        readonly get: operations["getTicket"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tickets/{id}/receipt": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * A ticket's place in the journal and, once its draw is sealed, its inclusion proof.
         * @description Takes the role `player`; counted as `read` for the rate limits.
         */
        readonly get: operations["getReceipt"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tickets/{id}/return": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Give back one of my tickets, of a draw that was postponed.
         * @description Until the close that was promised. Its stake comes back as it was paid, in money or in points, and a system comes back as a whole. A repeat changes nothing, and gets the same answer. `reason` of a refusal is `notPostponed` or `tooLate`.
         *
         *     Takes the role `player`; counted as `money` for the rate limits.
         */
        readonly post: operations["returnTicket"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description An account that has moved money or points cannot become staff. */
        readonly AccountHasPlayedProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "accountHasPlayed";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /**
         * Alarm
         * @description Trouble that an operator has to look at although the engine goes on.
         */
        readonly Alarm: {
            /**
             * @description What it is about, where there may be several of its kind.
             * @example wall clock
             */
            readonly about: string;
            /**
             * @description What is wrong, as a name.
             * @example outboxStuck
             * @enum {string}
             */
            readonly kind: "accrualAway" | "accrualNonsense" | "clockStep" | "damagedRow" | "dutySetAside" | "gameRulesChanged" | "natsDenied" | "outboxStuck" | "pickNearLimit" | "rowsPinned" | "sealedFileFailed" | "standingLate" | "threadSilent";
            /** @description What is wrong and what to do, for people; null for nothing. */
            readonly sentence: string;
            /**
             * Format: date-time
             * @description Since when.
             */
            readonly since: string;
            /** @description Whether the engine should get no traffic meanwhile. */
            readonly stopsTraffic: boolean;
            /** @description The thread that told of it, or that it is of. */
            readonly thread: string;
        };
        /** @description The amount is not valid. */
        readonly AmountInvalidProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "amountInvalid";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description The amount is too large. */
        readonly AmountTooLargeProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "amountTooLarge";
            /** @description Values that help the caller. */
            readonly facts?: {
                /** @description The largest amount that would be taken. (minor units) */
                readonly amountMinorMax?: number;
            };
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /**
         * AnnouncedDraw
         * @description Keep it: `tirage verify --announced` compares it.
         */
        readonly AnnouncedDraw: {
            /** @description Why it was cancelled; null if it was not. */
            readonly cancelReason: string | null;
            /**
             * Format: date-time
             * @description When the sale ends.
             */
            readonly closesAt: string;
            /** @description The hash that binds seed, draw and terms before the sale, in hex; null before it. */
            readonly commitment: string | null;
            /** @description The id of the draw. */
            readonly drawId: string;
            /** @description The name of the game. */
            readonly game: string;
            /** @description Of the rules of the game; left out if it is 1. */
            readonly gameVersion?: number;
            /** @description Whether it is the tier of the jackpot; of a draw: the rules of its jackpot. */
            readonly jackpot?: {
                /** @description What the jackpot is at most; null for no such rule. */
                readonly capMinor: number | null;
                /** @description What the jackpot is at least; null for no such rule. */
                readonly guaranteedMinor: number | null;
                /** @description The draw since it was won in which the jackpot goes to the next tier; null for none. */
                readonly mustBeWonBy: number | null;
                /** @description The number of the order; it passes the Luhn check. */
                readonly number: number | null;
                /** @description The part of the sales that feeds the reserve, in 1/10,000; null for none. */
                readonly reservePermyriad: number | null;
            };
            /** @description A count of minor units (cents). */
            readonly jackpotMinor: number;
            /**
             * Format: date-time
             * @description When the sale begins.
             */
            readonly opensAt: string;
            /** @description What one result may cost the house in fixed prizes, over all tickets: beyond it a pick is refused (`pickLimitReached`). Left out where a game has no such limit. */
            readonly pickLimit?: {
                /** @description When the operator is told. */
                readonly alarmPermyriad: number;
                /** @description A count of minor units (cents). */
                readonly liabilityMinorMax: number;
            };
            /** @description A count of minor units (cents). */
            readonly poolMinor: number;
            readonly postponed?: components["schemas"]["Postponement"];
            /** @description A count of minor units (cents). */
            readonly priceMinor: number;
            /**
             * Format: date-time
             * @description When the results are published.
             */
            readonly resultsAt: string;
            /** @description The name of the series: draws that follow each other and inherit the jackpot. */
            readonly series: string;
            /**
             * @description The state that it is in.
             * @enum {string}
             */
            readonly state: "scheduled" | "open" | "closed" | "sealed" | "drawn" | "settled" | "published" | "cancelled";
            /** @description Tickets that were made in advance. */
            readonly stock?: {
                /** @description To the seed that their selections follow from. */
                readonly commitment: string;
                /** @description How many. */
                readonly count: number;
            };
            readonly terms: components["schemas"]["DrawTerms"];
            /** @description Of the terms; the commitment holds it. */
            readonly termsDigest: string;
            /** @description How many tickets. */
            readonly ticketCount: number;
            /** @description The root of the Merkle tree over the tickets, in hex; null until it is sealed. */
            readonly ticketsRoot: string | null;
        };
        /**
         * AuditedEventVersion
         * @description A version of an event, and whose it is.
         */
        readonly AuditedEventVersion: {
            /**
             * Format: date-time
             * @description When it happened.
             */
            readonly at: string;
            /** @description Who did it; null for the engine, or where nobody is told. */
            readonly by: string | null;
            /**
             * @description What the version changed.
             * @enum {string}
             */
            readonly change: "created" | "changed" | "suspended" | "resumed" | "closed" | "finished" | "corrected" | "voided";
            /**
             * Format: date-time
             * @description When betting ends.
             */
            readonly deadline: string;
            /** @description By selection. */
            readonly odds: readonly string[];
            /** @description Why. */
            readonly reason: string | null;
            /**
             * @description The state that it is in.
             * @enum {string}
             */
            readonly state: "open" | "suspended" | "closed" | "finished" | "void";
            /** @description The version; each change makes a new one. */
            readonly version: number;
        };
        /**
         * Award
         * @description A win that waits, or waited, for an operator.
         */
        readonly Award: {
            /** @description When an operator approved it; null while it waits. */
            readonly approvedAt: string | null;
            /** @description The id of the ticket or the bet that won. */
            readonly awardId: string;
            /** @description Of a prize. */
            readonly drawId?: string;
            /** @description Of a single bet. */
            readonly eventId?: string;
            /**
             * Format: date-time
             * @description Since when it waits.
             */
            readonly heldAt: string;
            /**
             * @description Which kind it is.
             * @enum {string}
             */
            readonly kind: "prize" | "bet";
            /** @description The id of the player. */
            readonly playerId: string;
            /** @description A count of minor units (cents). */
            readonly prizeMinor: number;
            /**
             * @description The state that it is in.
             * @enum {string}
             */
            readonly state: "held" | "approved";
            /** @description Of a prize. */
            readonly tier?: number;
        };
        /** @description There is no such award. */
        readonly AwardNotFoundProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "awardNotFound";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description The award is not waiting for approval. */
        readonly AwardNotHeldProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "awardNotHeld";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description The balance is too low. */
        readonly BalanceTooLowProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "balanceTooLow";
            /** @description Values that help the caller. */
            readonly facts: {
                /** @description The balance. (minor units) */
                readonly balanceMinor: number;
                /** @description What it costs. (minor units) */
                readonly neededMinor?: number;
            };
        } & WithRequired<components["schemas"]["Problem"], "code" | "facts">;
        /**
         * Bet
         * @description A bet, as its player sees it.
         */
        readonly Bet: {
            /**
             * Format: date-time
             * @description When it was accepted.
             */
            readonly acceptedAt: string;
            /** @description A large payout waits for an operator. */
            readonly awaitsApproval: boolean;
            /** @description The id of the bet. */
            readonly betId: string;
            /** @description The id of the event. */
            readonly eventId?: string;
            /** @description What it stands on: one for a single, several for an accumulator. */
            readonly legs: readonly {
                /** @description The id of the event. */
                readonly eventId: string;
                /** @description The name. */
                readonly name: string;
                /** @description What one unit of stake pays if it wins. */
                readonly odds: string;
                /** @description What became of it; null if that is not known. */
                readonly outcome: ("lost" | "won" | "void") | null;
                /** @description The number of the selection in its event, from 0. */
                readonly selection: number;
            }[];
            /** @description What one unit of stake pays if it wins. */
            readonly odds: string;
            /** @description A count of minor units (cents). */
            readonly payoutMinor: number;
            /** @description A count of minor units (cents). */
            readonly possiblePayoutMinor: number;
            /** @description A count of minor units (cents). */
            readonly stakeMinor: number;
            /**
             * @description The state that it is in.
             * @enum {string}
             */
            readonly state: "accepted" | "won" | "lost" | "void";
        };
        /** @description There is no such bet. */
        readonly BetNotFoundProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "betNotFound";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description A better password is needed before the first bet. */
        readonly BetterPasswordNeededProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "betterPasswordNeeded";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description The birth date has been given already. */
        readonly BirthDateFixedProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "birthDateFixed";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description The birth date is not a day in the past. */
        readonly BirthDateInvalidProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "birthDateInvalid";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description A birth date is needed before the first bet or deposit. */
        readonly BirthDateNeededProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "birthDateNeeded";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description The body came too slowly. */
        readonly BodyTimeoutProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "bodyTimeout";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description The body is too large. */
        readonly BodyTooLargeProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "bodyTooLarge";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description The event takes no more bets. */
        readonly BookFullProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "bookFull";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /**
         * BoughtTicket
         * @description A ticket that has just been paid.
         */
        readonly BoughtTicket: {
            /**
             * Format: date-time
             * @description When it was accepted.
             */
            readonly acceptedAt: string;
            /** @description The id of the draw. */
            readonly drawId: string;
            /** @description What the ticket plays. */
            readonly selection: readonly number[] | {
                /** @description Numbers that stand in each combination. */
                readonly bankers: readonly number[];
                /** @description The numbers. */
                readonly numbers: readonly number[];
            } | {
                /** @description Numbers of the second drum. */
                readonly bonus: readonly number[];
                /** @description Numbers of the first drum. */
                readonly main: readonly number[];
            } | {
                /** @description The digits, in order; zeros in front count. */
                readonly digits: string;
                /**
                 * @description Which kind it is.
                 * @enum {string}
                 */
                readonly kind: "straight" | "box";
            } | {
                /** @description The number of the order; it passes the Luhn check. */
                readonly number: string;
            };
            /** @description A count of minor units (cents). */
            readonly stakeMinor: number;
            /**
             * @description The state that it is in.
             * @constant
             */
            readonly state: "accepted";
            /** @description The id of the ticket. */
            readonly ticketId: string;
        };
        /**
         * ChangedEvent
         * @description What bets stand on, as its operator sees it.
         */
        readonly ChangedEvent: {
            /**
             * Format: date-time
             * @description When it was changed last.
             */
            readonly changedAt: string;
            /**
             * Format: date-time
             * @description When it was created.
             */
            readonly createdAt: string;
            /**
             * Format: date-time
             * @description When betting ends.
             */
            readonly deadline: string;
            /** @description The id of the event. */
            readonly eventId: string;
            /** @description False: a part of the engine was busy, and will follow in a moment. */
            readonly inForce: boolean;
            /** @description What can be bet on. */
            readonly markets: readonly {
                /** @description The name. */
                readonly name: string;
                /** @description What is played: one selection for each ticket. */
                readonly selections: readonly components["schemas"]["Selection"][];
            }[];
            /** @description Of an event with one selection. */
            readonly odds?: string;
            /** @description A count of minor units (cents). */
            readonly payoutMinorMax: number;
            /** @description Every bet on it has been paid. */
            readonly settled: boolean;
            /** @description A count of minor units (cents). */
            readonly stakeMinorMax: number;
            /** @description A count of minor units (cents). */
            readonly stakeMinorMin: number;
            /**
             * @description `won` and `lost` of an event with one selection, `finished` of any other.
             * @enum {string}
             */
            readonly state: "open" | "suspended" | "closed" | "won" | "lost" | "finished" | "void";
            /** @description The title. */
            readonly title: string;
            /** @description The version; each change makes a new one. */
            readonly version: number;
        };
        /**
         * ClockStatus
         * @description What the engine believes of the machine's clock.
         */
        readonly ClockStatus: {
            /**
             * Format: date-time
             * @description The time that is believed.
             */
            readonly now: string;
            /**
             * @description How far the wall clock is ahead of the time that is believed.
             * @example 0
             */
            readonly skewMs: number;
            /**
             * @description `steady`: one time is believed. `unsure`: the wall clock was stepped, and what the two would decide differently waits. `behind`: the wall clock has held behind the journal: an operator has to decide.
             * @enum {string}
             */
            readonly state: "steady" | "unsure" | "behind";
            /** @description How many steps of the wall clock were seen since the start. */
            readonly stepCount: number;
            /**
             * @description In which days begin and end.
             * @example UTC
             */
            readonly timeZone: string;
        };
        /** @description It is not certain what time it is. */
        readonly ClockUnsureProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "clockUnsure";
            /** @description Values that help the caller. */
            readonly facts?: {
                /** @description Which of the legs, from 0. */
                readonly leg?: number;
            };
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /**
         * Config
         * @description What a client has to know before anybody logs in.
         */
        readonly Config: {
            /**
             * @description How old a player is at least, in years.
             * @example 18
             */
            readonly ageMin: number;
            /** @description The one currency of all accounts. */
            readonly currency: {
                /**
                 * @description The code (ISO 4217).
                 * @example EUR
                 */
                readonly code: string;
                /**
                 * @description How many digits of a minor unit stand behind the point: 1.00 is 100.
                 * @example 2
                 */
                readonly digits: number;
            };
            /** @description Where the engine can be asked. */
            readonly doors: readonly {
                /**
                 * @description Media types or, of the socket, sub-protocols.
                 * @example [
                 *       "application/json"
                 *     ]
                 */
                readonly encodings: readonly string[];
                /**
                 * @description Which kind it is.
                 * @enum {string}
                 */
                readonly kind: "http" | "socket" | "loyalty";
                /**
                 * @description The path of that address.
                 * @example /v1
                 */
                readonly path: string;
                /**
                 * Format: uri
                 * @description As seen from where this was asked for.
                 * @example https://play.example/v1
                 */
                readonly url: string;
            }[];
            /** @description Which passwords are taken. No kinds of characters are asked for. */
            readonly password: {
                /**
                 * @description How long at most.
                 * @example 256
                 */
                readonly charactersMax: number;
                /**
                 * @description How long at least.
                 * @example 10
                 */
                readonly charactersMin: number;
                /**
                 * @description What is refused besides, whatever its length.
                 * @example [
                 *       "tooCommon",
                 *       "sameAsLogin"
                 *     ]
                 */
                readonly refuses: readonly ("tooCommon" | "sameAsLogin")[];
            };
            /** @description The ways of payment; none: nobody plays. */
            readonly payments: readonly {
                /** @description A count of minor units (cents). */
                readonly amountMinorMax: number;
                /**
                 * @description Which kind it is.
                 * @enum {string}
                 */
                readonly kind: "deposit" | "withdrawal";
                /**
                 * @description Goes into `method`; the provider's default if that is left out.
                 * @example [
                 *       "sandbox",
                 *       "sandbox:success"
                 *     ]
                 */
                readonly methods: readonly string[];
                /**
                 * @description Who moves the money.
                 * @example sandbox
                 */
                readonly provider: string;
            }[];
            /**
             * @description In which days begin and end (IANA): birthdays, the schedule.
             * @example Europe/Berlin
             */
            readonly timeZone: string;
            /**
             * @description Of the engine.
             * @example 0.2.0
             */
            readonly version: string;
        };
        /** @description The result was corrected too often. */
        readonly CorrectionsTooManyProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "correctionsTooMany";
            /** @description Values that help the caller. */
            readonly facts: {
                /** @description How often an event may be given a result. */
                readonly resolutionsMax: number;
            };
        } & WithRequired<components["schemas"]["Problem"], "code" | "facts">;
        /** @description The result can no longer be corrected. */
        readonly CorrectionTooLateProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "correctionTooLate";
            /** @description Values that help the caller. */
            readonly facts: {
                /** @description Until when it could be corrected, in Unix milliseconds. */
                readonly untilMs: number;
            };
        } & WithRequired<components["schemas"]["Problem"], "code" | "facts">;
        /** @description Login or password is wrong. */
        readonly CredentialsWrongProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "credentialsWrong";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description The deadline is not a time in the future. */
        readonly DeadlineInvalidProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "deadlineInvalid";
            /** @description Values that help the caller. */
            readonly facts: {
                /**
                 * @description What exactly is wrong.
                 * @enum {string}
                 */
                readonly reason: "notATime" | "past" | "tooFar";
            };
        } & WithRequired<components["schemas"]["Problem"], "code" | "facts">;
        /**
         * Deposit
         * @description A payment into a wallet.
         */
        readonly Deposit: {
            /** @description A count of minor units (cents). */
            readonly amountMinor: number;
            /** @description The code of the currency (ISO 4217). */
            readonly currency: string;
            /** @description The id of the deposit. */
            readonly depositId: string;
            /** @description How it is paid, as the payment provider calls it. */
            readonly method: string;
            /** @description Who answers for it: a payment provider, or a line provider. */
            readonly provider: string;
            /**
             * Format: date-time
             * @description When it was asked for.
             */
            readonly requestedAt: string;
            /** @description When it was settled; null if it is not yet. */
            readonly settledAt: string | null;
            /**
             * @description The state that it is in.
             * @example completed
             * @enum {string}
             */
            readonly state: "pending" | "completed" | "declined";
        };
        /**
         * DigitsGame
         * @description A game in which digits are drawn in order.
         */
        readonly DigitsGame: {
            /** @description How many digits a number has. */
            readonly digitCount: number;
            /**
             * @description What kind of game it is.
             * @constant
             */
            readonly family: "digits";
            /** @description The name of the game. */
            readonly game: string;
            /** @description Left out where the game has no rules for its jackpot; null for each it lacks. */
            readonly jackpot?: {
                /** @description What the jackpot is at most; null for no such rule. */
                readonly capMinor: number | null;
                /** @description What the jackpot is at least; null for no such rule. */
                readonly guaranteedMinor: number | null;
                /** @description The draw since it was won in which the jackpot goes to the next tier; null for none. */
                readonly mustBeWonBy: number | null;
                /** @description The part of the sales that feeds the reserve, in 1/10,000; null for none. */
                readonly reservePermyriad: number | null;
            };
            /** @description Where kinds of tickets differ in their chances. */
            readonly kinds?: readonly {
                /** @description Which kind it is. */
                readonly kind: string;
                /** @description In theory, in 1/10,000 of the sales. */
                readonly theoreticalPayoutPermyriad: number;
            }[];
            /** @description What one result may cost the house in fixed prizes, over all tickets: beyond it a pick is refused (`pickLimitReached`). Left out where a game has no such limit. */
            readonly pickLimit?: {
                /** @description When the operator is told. */
                readonly alarmPermyriad: number;
                /** @description A count of minor units (cents). */
                readonly liabilityMinorMax: number;
            };
            /** @description A count of minor units (cents). */
            readonly priceMinor: number;
            /** @description In theory, in 1/10,000 of the sales. */
            readonly theoreticalPayoutPermyriad: number;
            /** @description The tiers, the highest first. */
            readonly tiers: readonly {
                /**
                 * @description Where the money goes if nobody wins it.
                 * @enum {string}
                 */
                readonly ifUnwon?: "rollover" | "house";
                /** @description Whether it is the tier of the jackpot; of a draw: the rules of its jackpot. */
                readonly jackpot?: boolean;
                /**
                 * @description Which kind it is.
                 * @enum {string}
                 */
                readonly kind: "fixed" | "pariMutuel";
                /** @description The chance of one selection of the kind that can win it, as "1 in N". */
                readonly odds: string;
                /** @description A count of minor units (cents). */
                readonly prizeMinor?: number;
                /** @description The part of the sales that the winners share, in 1/10,000. */
                readonly sharePermyriad?: number;
                /** @description The tier, from 1; null where there is no win. */
                readonly tier: number;
                /** @description 1: straight; else the different orders of a box. */
                readonly ways: number;
            }[];
            /**
             * @description The title of the game.
             * @example 5 of 36
             */
            readonly title: string;
            /** @description Of the rules. */
            readonly version: number;
        };
        /** @description The engine cannot store more. */
        readonly DiskFullProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "diskFull";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /**
         * DiskStatus
         * @description The room on the disk.
         */
        readonly DiskStatus: {
            /** @description What the data directory takes of it; null: not known yet. */
            readonly dataBytes: number | null;
            /** @description What the engine may still write. */
            readonly freeBytes: number;
            /**
             * @description `low`: less than twice what stops sales. `full`: sales stand still; payouts and closes go on. `unknown`: the disk does not answer.
             * @enum {string}
             */
            readonly state: "ok" | "low" | "full" | "unknown";
            /** @description With less than this sales stop. */
            readonly stopsSalesBelowBytes: number;
            /** @description What is taken of the disk, by whatever. */
            readonly usedBytes: number;
        };
        /**
         * Draw
         * @description A draw, as anybody sees it.
         */
        readonly Draw: {
            /** @description Why it was cancelled; null if it was not. */
            readonly cancelReason: string | null;
            /**
             * Format: date-time
             * @description When the sale ends.
             */
            readonly closesAt: string;
            /** @description The hash that binds seed, draw and terms before the sale, in hex; null before it. */
            readonly commitment: string | null;
            /** @description The id of the draw. */
            readonly drawId: string;
            /** @description The name of the game. */
            readonly game: string;
            /** @description Of the rules of the game; left out if it is 1. */
            readonly gameVersion?: number;
            /** @description Whether it is the tier of the jackpot; of a draw: the rules of its jackpot. */
            readonly jackpot?: {
                /** @description What the jackpot is at most; null for no such rule. */
                readonly capMinor: number | null;
                /** @description What the jackpot is at least; null for no such rule. */
                readonly guaranteedMinor: number | null;
                /** @description The draw since it was won in which the jackpot goes to the next tier; null for none. */
                readonly mustBeWonBy: number | null;
                /** @description The number of the order; it passes the Luhn check. */
                readonly number: number | null;
                /** @description The part of the sales that feeds the reserve, in 1/10,000; null for none. */
                readonly reservePermyriad: number | null;
            };
            /** @description A count of minor units (cents). */
            readonly jackpotMinor: number;
            /**
             * Format: date-time
             * @description When the sale begins.
             */
            readonly opensAt: string;
            /** @description What one result may cost the house in fixed prizes, over all tickets: beyond it a pick is refused (`pickLimitReached`). Left out where a game has no such limit. */
            readonly pickLimit?: {
                /** @description When the operator is told. */
                readonly alarmPermyriad: number;
                /** @description A count of minor units (cents). */
                readonly liabilityMinorMax: number;
            };
            /** @description A count of minor units (cents). */
            readonly poolMinor: number;
            readonly postponed?: components["schemas"]["Postponement"];
            /** @description A count of minor units (cents). */
            readonly priceMinor: number;
            /**
             * Format: date-time
             * @description When the results are published.
             */
            readonly resultsAt: string;
            /** @description The name of the series: draws that follow each other and inherit the jackpot. */
            readonly series: string;
            /**
             * @description The state that it is in.
             * @enum {string}
             */
            readonly state: "scheduled" | "open" | "closed" | "sealed" | "drawn" | "settled" | "published" | "cancelled";
            /** @description How many tickets. */
            readonly ticketCount: number;
            /** @description The root of the Merkle tree over the tickets, in hex; null until it is sealed. */
            readonly ticketsRoot: string | null;
        };
        /** @description The draw was cancelled. */
        readonly DrawCancelledProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "drawCancelled";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description The draw has closed. */
        readonly DrawClosedProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "drawClosed";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /**
         * DrawDuty
         * @description What has to happen next with a draw.
         */
        readonly DrawDuty: {
            /** @description The id of the draw. */
            readonly drawId: string;
            /**
             * Format: date-time
             * @description When it is due.
             */
            readonly dueAt: string;
            /**
             * @description What has to happen next.
             * @enum {string}
             */
            readonly duty: "open" | "close" | "seal" | "conduct" | "settle" | "publish" | "reveal";
            /** @description The name of the game. */
            readonly game: string;
            /** @description For how long it has been due; 0 for not yet. */
            readonly lateSeconds: number;
            /** @description The name of the series: draws that follow each other and inherit the jackpot. */
            readonly series: string;
            /**
             * @description The state that it is in.
             * @enum {string}
             */
            readonly state: "scheduled" | "open" | "closed" | "sealed" | "drawn" | "settled" | "published" | "cancelled";
            /** @description What it waits for; null for nothing but its time. */
            readonly waitsFor: {
                /**
                 * @description Those that have not reported.
                 * @example [
                 *       1
                 *     ]
                 */
                readonly shards: readonly number[];
                /**
                 * @description What has not come yet: reports of shards, or the jackpot of the series.
                 * @enum {string}
                 */
                readonly what: "shards" | "jackpot";
            } | null;
        };
        /** @description The draw has sold all of its tickets. */
        readonly DrawFullProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "drawFull";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description The draw can no longer be cancelled. */
        readonly DrawNotCancellableProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "drawNotCancellable";
            /** @description Values that help the caller. */
            readonly facts: {
                /**
                 * @description The state that it is in.
                 * @enum {string}
                 */
                readonly state: "scheduled" | "open" | "closed" | "sealed" | "drawn" | "settled" | "published" | "cancelled";
            };
        } & WithRequired<components["schemas"]["Problem"], "code" | "facts">;
        /** @description The draw cannot be conducted now. */
        readonly DrawNotConductableProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "drawNotConductable";
            /** @description Values that help the caller. */
            readonly facts: {
                /**
                 * @description The state that it is in.
                 * @enum {string}
                 */
                readonly state: "scheduled" | "open" | "closed" | "sealed" | "drawn" | "settled" | "published" | "cancelled";
            };
        } & WithRequired<components["schemas"]["Problem"], "code" | "facts">;
        /** @description There is no such draw. */
        readonly DrawNotFoundProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "drawNotFound";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description The draw is not on sale. */
        readonly DrawNotOpenProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "drawNotOpen";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description The draw can no longer be postponed. */
        readonly DrawNotPostponableProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "drawNotPostponable";
            /** @description Values that help the caller. */
            readonly facts: {
                /** @description How long before its close a draw can be postponed at the latest. */
                readonly leadSeconds?: number;
                /**
                 * @description The state that it is in.
                 * @enum {string}
                 */
                readonly state: "scheduled" | "open" | "closed" | "sealed" | "drawn" | "settled" | "published" | "cancelled";
            };
        } & WithRequired<components["schemas"]["Problem"], "code" | "facts">;
        /** @description The tickets of the draw are not sealed yet. */
        readonly DrawNotSealedProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "drawNotSealed";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description The draw was postponed before, and is once only. */
        readonly DrawPostponedBeforeProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "drawPostponedBefore";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description Several draws cannot be paid in points. */
        readonly DrawsNotInPointsProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "drawsNotInPoints";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /**
         * DrawTerms
         * @description What the commitment binds beside the seed and the draw.
         */
        readonly DrawTerms: {
            /** @description A count of minor units (cents). */
            readonly approvalMinor: number;
            /** @description A public source of randomness that the draw waits for; null for none. */
            readonly beacon: {
                /** @description The round of the source. */
                readonly round: number;
                /** @description Where it comes from. */
                readonly source: string;
            } | null;
            /**
             * Format: date-time
             * @description When the sale ends.
             */
            readonly closesAt: string;
            /** @description The name of the game. */
            readonly game: {
                /** @description Yours, new for each operation; the answer repeats it. */
                readonly id: string;
                /** @description Left out where the game has no rules for its jackpot; null for each it lacks. */
                readonly jackpot?: {
                    /** @description What the jackpot is at most; null for no such rule. */
                    readonly capMinor: number | null;
                    /** @description What the jackpot is at least; null for no such rule. */
                    readonly guaranteedMinor: number | null;
                    /** @description The draw since it was won in which the jackpot goes to the next tier; null for none. */
                    readonly mustBeWonBy: number | null;
                    /** @description The part of the sales that feeds the reserve, in 1/10,000; null for none. */
                    readonly reservePermyriad: number | null;
                };
                /** @description Numbers on a ticket, and numbers drawn. */
                readonly k: number;
                /** @description Numbers run from 1 to this one. */
                readonly n: number;
                /** @description The tiers, the highest first. */
                readonly tiers: readonly ({
                    /**
                     * @description Which kind it is.
                     * @constant
                     */
                    readonly kind: "fixed";
                    /** @description How many numbers have to match. */
                    readonly matches: number;
                    /** @description A count of minor units (cents). */
                    readonly prizeMinor: number;
                    /** @description The tier, from 1; null where there is no win. */
                    readonly tier: number;
                } | {
                    /**
                     * @description Where the money goes if nobody wins it.
                     * @enum {string}
                     */
                    readonly ifUnwon: "rollover" | "house";
                    /** @description Whether it is the tier of the jackpot; of a draw: the rules of its jackpot. */
                    readonly jackpot: boolean;
                    /**
                     * @description Which kind it is.
                     * @constant
                     */
                    readonly kind: "pariMutuel";
                    /** @description How many numbers have to match. */
                    readonly matches: number;
                    /** @description The part of the sales that the winners share, in 1/10,000. */
                    readonly sharePermyriad: number;
                    /** @description The tier, from 1; null where there is no win. */
                    readonly tier: number;
                })[];
                /** @description Left out if it is 1. */
                readonly version?: number;
            } | {
                /** @description The k of the second drum. */
                readonly bonusK: number;
                /** @description The n of the second drum. */
                readonly bonusN: number;
                /**
                 * @description What kind of game it is.
                 * @constant
                 */
                readonly family: "twoDrums";
                /** @description Yours, new for each operation; the answer repeats it. */
                readonly id: string;
                /** @description Left out where the game has no rules for its jackpot; null for each it lacks. */
                readonly jackpot?: {
                    /** @description What the jackpot is at most; null for no such rule. */
                    readonly capMinor: number | null;
                    /** @description What the jackpot is at least; null for no such rule. */
                    readonly guaranteedMinor: number | null;
                    /** @description The draw since it was won in which the jackpot goes to the next tier; null for none. */
                    readonly mustBeWonBy: number | null;
                    /** @description The part of the sales that feeds the reserve, in 1/10,000; null for none. */
                    readonly reservePermyriad: number | null;
                };
                /** @description Numbers on a ticket, and numbers drawn. */
                readonly k: number;
                /** @description Numbers run from 1 to this one. */
                readonly n: number;
                /** @description The tiers, the highest first. */
                readonly tiers: readonly ({
                    /** @description In the second drum. */
                    readonly bonusMatches: number;
                    /**
                     * @description Which kind it is.
                     * @constant
                     */
                    readonly kind: "fixed";
                    /** @description How many numbers have to match. */
                    readonly matches: number;
                    /** @description A count of minor units (cents). */
                    readonly prizeMinor: number;
                    /** @description The tier, from 1; null where there is no win. */
                    readonly tier: number;
                } | {
                    /** @description In the second drum. */
                    readonly bonusMatches: number;
                    /**
                     * @description Where the money goes if nobody wins it.
                     * @enum {string}
                     */
                    readonly ifUnwon: "rollover" | "house";
                    /** @description Whether it is the tier of the jackpot; of a draw: the rules of its jackpot. */
                    readonly jackpot: boolean;
                    /**
                     * @description Which kind it is.
                     * @constant
                     */
                    readonly kind: "pariMutuel";
                    /** @description How many numbers have to match. */
                    readonly matches: number;
                    /** @description The part of the sales that the winners share, in 1/10,000. */
                    readonly sharePermyriad: number;
                    /** @description The tier, from 1; null where there is no win. */
                    readonly tier: number;
                })[];
                /** @description Left out if it is 1. */
                readonly version?: number;
            } | {
                /** @description Numbers drawn. */
                readonly drawn: number;
                /**
                 * @description What kind of game it is.
                 * @constant
                 */
                readonly family: "keno";
                /** @description Yours, new for each operation; the answer repeats it. */
                readonly id: string;
                /** @description Left out where the game has no rules for its jackpot; null for each it lacks. */
                readonly jackpot?: {
                    /** @description What the jackpot is at most; null for no such rule. */
                    readonly capMinor: number | null;
                    /** @description What the jackpot is at least; null for no such rule. */
                    readonly guaranteedMinor: number | null;
                    /** @description The draw since it was won in which the jackpot goes to the next tier; null for none. */
                    readonly mustBeWonBy: number | null;
                    /** @description The part of the sales that feeds the reserve, in 1/10,000; null for none. */
                    readonly reservePermyriad: number | null;
                };
                /** @description Numbers run from 1 to this one. */
                readonly n: number;
                /** @description Numbers of a quick pick. */
                readonly quickPickSpots: number;
                /** @description A ticket has 1 to so many numbers. */
                readonly spotsMax: number;
                /** @description The tiers, the highest first. */
                readonly tiers: readonly ({
                    /** @description Those of them that were drawn. */
                    readonly hits: number;
                    /**
                     * @description Which kind it is.
                     * @constant
                     */
                    readonly kind: "fixed";
                    /** @description A count of minor units (cents). */
                    readonly prizeMinor: number;
                    /** @description Numbers on the ticket. */
                    readonly spots: number;
                    /** @description The tier, from 1; null where there is no win. */
                    readonly tier: number;
                } | {
                    /** @description Those of them that were drawn. */
                    readonly hits: number;
                    /**
                     * @description Where the money goes if nobody wins it.
                     * @enum {string}
                     */
                    readonly ifUnwon: "rollover" | "house";
                    /** @description Whether it is the tier of the jackpot; of a draw: the rules of its jackpot. */
                    readonly jackpot: boolean;
                    /**
                     * @description Which kind it is.
                     * @constant
                     */
                    readonly kind: "pariMutuel";
                    /** @description The part of the sales that the winners share, in 1/10,000. */
                    readonly sharePermyriad: number;
                    /** @description Numbers on the ticket. */
                    readonly spots: number;
                    /** @description The tier, from 1; null where there is no win. */
                    readonly tier: number;
                })[];
                /** @description Left out if it is 1. */
                readonly version?: number;
            } | {
                /** @description Digits drawn, in order. */
                readonly digits: number;
                /**
                 * @description What kind of game it is.
                 * @constant
                 */
                readonly family: "digits";
                /** @description Yours, new for each operation; the answer repeats it. */
                readonly id: string;
                /** @description Left out where the game has no rules for its jackpot; null for each it lacks. */
                readonly jackpot?: {
                    /** @description What the jackpot is at most; null for no such rule. */
                    readonly capMinor: number | null;
                    /** @description What the jackpot is at least; null for no such rule. */
                    readonly guaranteedMinor: number | null;
                    /** @description The draw since it was won in which the jackpot goes to the next tier; null for none. */
                    readonly mustBeWonBy: number | null;
                    /** @description The part of the sales that feeds the reserve, in 1/10,000; null for none. */
                    readonly reservePermyriad: number | null;
                };
                /** @description The tiers, the highest first. */
                readonly tiers: readonly ({
                    /**
                     * @description Which kind it is.
                     * @constant
                     */
                    readonly kind: "fixed";
                    /** @description A count of minor units (cents). */
                    readonly prizeMinor: number;
                    /** @description The tier, from 1; null where there is no win. */
                    readonly tier: number;
                    /** @description 1: straight; else the different orders of a box. */
                    readonly ways: number;
                } | {
                    /**
                     * @description Where the money goes if nobody wins it.
                     * @enum {string}
                     */
                    readonly ifUnwon: "rollover" | "house";
                    /** @description Whether it is the tier of the jackpot; of a draw: the rules of its jackpot. */
                    readonly jackpot: boolean;
                    /**
                     * @description Which kind it is.
                     * @constant
                     */
                    readonly kind: "pariMutuel";
                    /** @description The part of the sales that the winners share, in 1/10,000. */
                    readonly sharePermyriad: number;
                    /** @description The tier, from 1; null where there is no win. */
                    readonly tier: number;
                    /** @description 1: straight; else the different orders of a box. */
                    readonly ways: number;
                })[];
                /** @description Left out if it is 1. */
                readonly version?: number;
            } | {
                /** @description Digits of a number; each number is sold once. */
                readonly digits: number;
                /**
                 * @description What kind of game it is.
                 * @constant
                 */
                readonly family: "numberRaffle";
                /** @description Yours, new for each operation; the answer repeats it. */
                readonly id: string;
                /** @description Left out where the game has no rules for its jackpot; null for each it lacks. */
                readonly jackpot?: {
                    /** @description What the jackpot is at most; null for no such rule. */
                    readonly capMinor: number | null;
                    /** @description What the jackpot is at least; null for no such rule. */
                    readonly guaranteedMinor: number | null;
                    /** @description The draw since it was won in which the jackpot goes to the next tier; null for none. */
                    readonly mustBeWonBy: number | null;
                    /** @description The part of the sales that feeds the reserve, in 1/10,000; null for none. */
                    readonly reservePermyriad: number | null;
                };
                /** @description The tiers, the highest first. */
                readonly tiers: readonly ({
                    /** @description Tickets that win it. */
                    readonly drawn: number;
                    /**
                     * @description Which kind it is.
                     * @constant
                     */
                    readonly kind: "fixed";
                    /** @description A count of minor units (cents). */
                    readonly prizeMinor: number;
                    /** @description The tier, from 1; null where there is no win. */
                    readonly tier: number;
                } | {
                    /** @description Tickets that win it. */
                    readonly drawn: number;
                    /**
                     * @description Where the money goes if nobody wins it.
                     * @enum {string}
                     */
                    readonly ifUnwon: "rollover" | "house";
                    /** @description Whether it is the tier of the jackpot; of a draw: the rules of its jackpot. */
                    readonly jackpot: boolean;
                    /**
                     * @description Which kind it is.
                     * @constant
                     */
                    readonly kind: "pariMutuel";
                    /** @description The part of the sales that the winners share, in 1/10,000. */
                    readonly sharePermyriad: number;
                    /** @description The tier, from 1; null where there is no win. */
                    readonly tier: number;
                })[];
                /** @description Left out if it is 1. */
                readonly version?: number;
            };
            /** @description How long after the close what had reached the server by then is still taken. */
            readonly graceMs: number;
            /** @description The series whose rollovers come into the jackpot when the draw is sealed. */
            readonly inheritsFrom: string;
            /**
             * Format: date-time
             * @description When the sale begins.
             */
            readonly opensAt: string;
            /** @description A count of minor units (cents). */
            readonly priceMinor: number;
            /**
             * Format: date-time
             * @description When the results are published.
             */
            readonly resultsAt: string;
            /** @description The name of the series: draws that follow each other and inherit the jackpot. */
            readonly series: string;
        };
        /** @description The times of the draw do not fit together. */
        readonly DrawTimesInvalidProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "drawTimesInvalid";
            /** @description Values that help the caller. */
            readonly facts: {
                /**
                 * @description What exactly is wrong.
                 * @enum {string}
                 */
                readonly reason: "notATime" | "order" | "past" | "notLater" | "tooFar" | "tooLong" | "grace";
            };
        } & WithRequired<components["schemas"]["Problem"], "code" | "facts">;
        /** @description The engine has more work than it can take. */
        readonly EngineOverloadedProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "engineOverloaded";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /**
         * EngineStatus
         * @description The engine as it runs now.
         */
        readonly EngineStatus: {
            /** @description How many alarms stand, those included that are not listed. */
            readonly alarmCount: number;
            /** @description What an operator has to look at, oldest first. */
            readonly alarms: readonly components["schemas"]["Alarm"][];
            /**
             * Format: date-time
             * @description As of when it is told.
             */
            readonly asOf: string;
            readonly clock: components["schemas"]["ClockStatus"];
            readonly disk: components["schemas"]["DiskStatus"];
            /** @description What has to happen next with the draws that are not over. */
            readonly draws: {
                /** @description The others, in the order in which it is due. */
                readonly due: readonly components["schemas"]["DrawDuty"][];
                /** @description How many others there are, those included that are not listed. */
                readonly dueCount: number;
                /** @description Whose next duty was due five seconds ago or earlier, the oldest first. */
                readonly late: readonly components["schemas"]["DrawDuty"][];
                /** @description How many are late, those included that are not listed. */
                readonly lateCount: number;
                /**
                 * @description Shards that did not tell of their draws in time: of theirs nothing is here.
                 * @example []
                 */
                readonly shardsSilent: readonly number[];
            };
            /** @description Which engine it is. */
            readonly engine: {
                /** @description The id of the engine: of its data directory. */
                readonly engineId: string;
                /**
                 * @description What it does beside others.
                 * @example whole
                 */
                readonly role: string;
                /**
                 * Format: date-time
                 * @description When it started; null if it has not.
                 */
                readonly startedAt: string;
                /**
                 * @description The release.
                 * @example 0.2.0
                 */
                readonly version: string;
            };
            /** @description The gateways, by number. */
            readonly gateways: readonly components["schemas"]["GatewayStatus"][];
            /** @description Whether it should be given work. */
            readonly isReady: boolean;
            /** @description What `tirage backup` told of last since the start; null: of none. */
            readonly lastBackup: {
                /**
                 * Format: date-time
                 * @description Nothing in it is later.
                 */
                readonly cutAt: string;
                /**
                 * Format: date-time
                 * @description When it was complete and verified.
                 */
                readonly doneAt: string;
                /** @description Of the backup. */
                readonly number: number;
            } | null;
            /** @description What the process has of the memory, and what the machine has. */
            readonly memory: {
                /** @description What the machine has. */
                readonly machineBytes: number;
                /** @description What the process has. */
                readonly residentBytes: number;
            };
            readonly nats: components["schemas"]["NatsStatus"];
            /** @description Why it should be given none. */
            readonly notReady: readonly {
                /** @description Of the engine, or the kind of an alarm. */
                readonly part: string;
                /** @description What is wrong and what to do, for people; null for nothing. */
                readonly sentence: string;
                /**
                 * Format: date-time
                 * @description Since when.
                 */
                readonly since: string;
            }[];
            readonly sales: components["schemas"]["SalesStatus"];
            /** @description The shards, by number. */
            readonly shards: readonly components["schemas"]["ShardStatus"][];
            /** @description How late the event loops come round. */
            readonly threads: readonly components["schemas"]["ThreadDelay"][];
        };
        /**
         * Event
         * @description What bets stand on.
         */
        readonly Event: {
            /**
             * Format: date-time
             * @description When it was changed last.
             */
            readonly changedAt: string;
            /**
             * Format: date-time
             * @description When it was created.
             */
            readonly createdAt: string;
            /**
             * Format: date-time
             * @description When betting ends.
             */
            readonly deadline: string;
            /** @description The id of the event. */
            readonly eventId: string;
            /** @description What can be bet on. */
            readonly markets: readonly {
                /** @description The name. */
                readonly name: string;
                /** @description What is played: one selection for each ticket. */
                readonly selections: readonly components["schemas"]["Selection"][];
            }[];
            /** @description Of an event with one selection. */
            readonly odds?: string;
            /** @description A count of minor units (cents). */
            readonly payoutMinorMax: number;
            /** @description Every bet on it has been paid. */
            readonly settled: boolean;
            /** @description A count of minor units (cents). */
            readonly stakeMinorMax: number;
            /** @description A count of minor units (cents). */
            readonly stakeMinorMin: number;
            /**
             * @description `won` and `lost` of an event with one selection, `finished` of any other.
             * @enum {string}
             */
            readonly state: "open" | "suspended" | "closed" | "won" | "lost" | "finished" | "void";
            /** @description The title. */
            readonly title: string;
            /** @description The version; each change makes a new one. */
            readonly version: number;
        };
        /** @description The deadline for bets has passed. */
        readonly EventClosedProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "eventClosed";
            /** @description Values that help the caller. */
            readonly facts?: {
                /** @description Which of the legs, from 0. */
                readonly leg?: number;
            };
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description The event is finished. */
        readonly EventFinishedProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "eventFinished";
            /** @description Values that help the caller. */
            readonly facts?: {
                /** @description Which of the legs, from 0. */
                readonly leg?: number;
            };
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description The event has no result yet. */
        readonly EventNotFinishedProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "eventNotFinished";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description There is no such event. */
        readonly EventNotFoundProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "eventNotFound";
            /** @description Values that help the caller. */
            readonly facts?: {
                /** @description Which of the legs, from 0. */
                readonly leg?: number;
            };
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description Events can only be changed at the line provider. */
        readonly EventsOfLineProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "eventsOfLine";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description Betting on the event is suspended. */
        readonly EventSuspendedProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "eventSuspended";
            /** @description Values that help the caller. */
            readonly facts?: {
                /** @description Which of the legs, from 0. */
                readonly leg?: number;
                /**
                 * @description What exactly is wrong.
                 * @enum {string}
                 */
                readonly reason?: "lineSilent";
            };
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description The title is empty, too long, or has invisible characters. */
        readonly EventTitleInvalidProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "eventTitleInvalid";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /**
         * EventVersion
         * @description A version of an event.
         */
        readonly EventVersion: {
            /**
             * Format: date-time
             * @description When it happened.
             */
            readonly at: string;
            /**
             * @description What the version changed.
             * @enum {string}
             */
            readonly change: "created" | "changed" | "suspended" | "resumed" | "closed" | "finished" | "corrected" | "voided";
            /**
             * Format: date-time
             * @description When betting ends.
             */
            readonly deadline: string;
            /** @description By selection. */
            readonly odds: readonly string[];
            /**
             * @description The state that it is in.
             * @enum {string}
             */
            readonly state: "open" | "suspended" | "closed" | "finished" | "void";
            /** @description The version; each change makes a new one. */
            readonly version: number;
        };
        /** @description The event has changed in the meantime. */
        readonly EventVersionStaleProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "eventVersionStale";
            /** @description Values that help the caller. */
            readonly facts: {
                /** @description The version of now. */
                readonly version: number;
            };
        } & WithRequired<components["schemas"]["Problem"], "code" | "facts">;
        /** @description The event is void. */
        readonly EventVoidProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "eventVoid";
            /** @description Values that help the caller. */
            readonly facts?: {
                /** @description Which of the legs, from 0. */
                readonly leg?: number;
            };
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description The player has too many ids at other services. */
        readonly ExternalIdsTooManyProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "externalIdsTooMany";
            /** @description Values that help the caller. */
            readonly facts: {
                /** @description How many ids at other services a player may have. */
                readonly externalIdsMax: number;
            };
        } & WithRequired<components["schemas"]["Problem"], "code" | "facts">;
        /** @description The id belongs to another player. */
        readonly ExternalIdTakenProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "externalIdTaken";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description The file is being written. */
        readonly FileNotReadyProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "fileNotReady";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /**
         * FoundPlayer
         * @description An account, as staff see it.
         */
        readonly FoundPlayer: {
            /** @description The login name. */
            readonly login: string;
            /** @description The id of the player. */
            readonly playerId: string;
            /**
             * Format: date-time
             * @description When the account was opened.
             */
            readonly registeredAt: string;
            /** @description What the account may do. */
            readonly roles: readonly string[];
        };
        /** @description The game has other rules than its draws had, and their version. */
        readonly GameRulesChangedProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "gameRulesChanged";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description There is no such game. */
        readonly GameUnknownProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "gameUnknown";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /**
         * GatewayStatus
         * @description A gateway, as it runs.
         */
        readonly GatewayStatus: {
            /** @description Connections of clients, those of sockets included. */
            readonly connectionCount: number;
            /** @description Which of them, from 0. */
            readonly gateway: number;
            /** @description Questions to shards that have no answer yet. */
            readonly pendingCount: number;
            /**
             * Format: date-time
             * @description Since when.
             */
            readonly since: string;
            /** @description Sockets that are open. */
            readonly socketCount: number;
            /**
             * @description `starting`: it does not listen yet, or again.
             * @enum {string}
             */
            readonly state: "serving" | "starting";
        };
        /** @description The server is stopping. */
        readonly GatewayStoppingProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "gatewayStopping";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description The headers are too large. */
        readonly HeadersTooLargeProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "headersTooLarge";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description The idempotency key was used for another request. */
        readonly IdempotencyKeyReusedProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "idempotencyKeyReused";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description Something went wrong on our side. */
        readonly InternalErrorProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "internalError";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description The series does not have so much of a jackpot. */
        readonly JackpotTooLowProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "jackpotTooLow";
            /** @description Values that help the caller. */
            readonly facts: {
                /** @description The jackpot that there is. (minor units) */
                readonly jackpotMinor: number;
            };
        } & WithRequired<components["schemas"]["Problem"], "code" | "facts">;
        /**
         * KenoGame
         * @description A game in which players choose how many numbers they play.
         */
        readonly KenoGame: {
            /** @description How many numbers are drawn. */
            readonly drawnCount: number;
            /**
             * @description What kind of game it is.
             * @constant
             */
            readonly family: "keno";
            /** @description The name of the game. */
            readonly game: string;
            /** @description Left out where the game has no rules for its jackpot; null for each it lacks. */
            readonly jackpot?: {
                /** @description What the jackpot is at most; null for no such rule. */
                readonly capMinor: number | null;
                /** @description What the jackpot is at least; null for no such rule. */
                readonly guaranteedMinor: number | null;
                /** @description The draw since it was won in which the jackpot goes to the next tier; null for none. */
                readonly mustBeWonBy: number | null;
                /** @description The part of the sales that feeds the reserve, in 1/10,000; null for none. */
                readonly reservePermyriad: number | null;
            };
            /** @description Where kinds of tickets differ in their chances. */
            readonly kinds?: readonly {
                /** @description Which kind it is. */
                readonly kind: string;
                /** @description In theory, in 1/10,000 of the sales. */
                readonly theoreticalPayoutPermyriad: number;
            }[];
            /** @description Numbers run from 1 to this one. */
            readonly numberCount: number;
            /** @description What one result may cost the house in fixed prizes, over all tickets: beyond it a pick is refused (`pickLimitReached`). Left out where a game has no such limit. */
            readonly pickLimit?: {
                /** @description When the operator is told. */
                readonly alarmPermyriad: number;
                /** @description A count of minor units (cents). */
                readonly liabilityMinorMax: number;
            };
            /** @description A count of minor units (cents). */
            readonly priceMinor: number;
            /** @description How many numbers a quick pick has if nothing else is said. */
            readonly quickPickSpots: number;
            /** @description How many numbers a ticket may have. */
            readonly spotsMax: number;
            /** @description In theory, in 1/10,000 of the sales. */
            readonly theoreticalPayoutPermyriad: number;
            /** @description The tiers, the highest first. */
            readonly tiers: readonly {
                /** @description Those of them that were drawn. */
                readonly hits: number;
                /**
                 * @description Where the money goes if nobody wins it.
                 * @enum {string}
                 */
                readonly ifUnwon?: "rollover" | "house";
                /** @description Whether it is the tier of the jackpot; of a draw: the rules of its jackpot. */
                readonly jackpot?: boolean;
                /**
                 * @description Which kind it is.
                 * @enum {string}
                 */
                readonly kind: "fixed" | "pariMutuel";
                /** @description The chance of one selection of the kind that can win it, as "1 in N". */
                readonly odds: string;
                /** @description A count of minor units (cents). */
                readonly prizeMinor?: number;
                /** @description The part of the sales that the winners share, in 1/10,000. */
                readonly sharePermyriad?: number;
                /** @description Numbers on the ticket. */
                readonly spots: number;
                /** @description The tier, from 1; null where there is no win. */
                readonly tier: number;
            }[];
            /**
             * @description The title of the game.
             * @example 5 of 36
             */
            readonly title: string;
            /** @description Of the rules. */
            readonly version: number;
        };
        /**
         * KOfNGame
         * @description A game in which some numbers of one drum are drawn.
         */
        readonly KOfNGame: {
            /**
             * @description What kind of game it is.
             * @constant
             */
            readonly family: "kOfN";
            /** @description The name of the game. */
            readonly game: string;
            /** @description Left out where the game has no rules for its jackpot; null for each it lacks. */
            readonly jackpot?: {
                /** @description What the jackpot is at most; null for no such rule. */
                readonly capMinor: number | null;
                /** @description What the jackpot is at least; null for no such rule. */
                readonly guaranteedMinor: number | null;
                /** @description The draw since it was won in which the jackpot goes to the next tier; null for none. */
                readonly mustBeWonBy: number | null;
                /** @description The part of the sales that feeds the reserve, in 1/10,000; null for none. */
                readonly reservePermyriad: number | null;
            };
            /** @description Where kinds of tickets differ in their chances. */
            readonly kinds?: readonly {
                /** @description Which kind it is. */
                readonly kind: string;
                /** @description In theory, in 1/10,000 of the sales. */
                readonly theoreticalPayoutPermyriad: number;
            }[];
            /** @description Numbers run from 1 to this one. */
            readonly numberCount: number;
            /** @description How many numbers a selection has. */
            readonly pickCount: number;
            /** @description What one result may cost the house in fixed prizes, over all tickets: beyond it a pick is refused (`pickLimitReached`). Left out where a game has no such limit. */
            readonly pickLimit?: {
                /** @description When the operator is told. */
                readonly alarmPermyriad: number;
                /** @description A count of minor units (cents). */
                readonly liabilityMinorMax: number;
            };
            /** @description A count of minor units (cents). */
            readonly priceMinor: number;
            /** @description In theory, in 1/10,000 of the sales. */
            readonly theoreticalPayoutPermyriad: number;
            /** @description The tiers, the highest first. */
            readonly tiers: readonly {
                /**
                 * @description Where the money goes if nobody wins it.
                 * @enum {string}
                 */
                readonly ifUnwon?: "rollover" | "house";
                /** @description Whether it is the tier of the jackpot; of a draw: the rules of its jackpot. */
                readonly jackpot?: boolean;
                /**
                 * @description Which kind it is.
                 * @enum {string}
                 */
                readonly kind: "fixed" | "pariMutuel";
                /** @description How many numbers have to match. */
                readonly matches: number;
                /** @description The chance of one selection of the kind that can win it, as "1 in N". */
                readonly odds: string;
                /** @description A count of minor units (cents). */
                readonly prizeMinor?: number;
                /** @description The part of the sales that the winners share, in 1/10,000. */
                readonly sharePermyriad?: number;
                /** @description The tier, from 1; null where there is no win. */
                readonly tier: number;
            }[];
            /**
             * @description The title of the game.
             * @example 5 of 36
             */
            readonly title: string;
            /** @description Of the rules. */
            readonly version: number;
        };
        /**
         * LedgerEntry
         * @description One movement of a wallet, or one operation on it.
         * @example {
         *       "entryId": "k.purchase-1",
         *       "kind": "purchase",
         *       "amountMinor": -100,
         *       "balanceMinor": 4750,
         *       "at": "2026-01-01T12:01:02.003Z",
         *       "drawId": "dr_0000007",
         *       "ticketCount": 1,
         *       "ticketId": "tk_0000007010000003",
         *       "ticketIds": [
         *         "tk_0000007010000003"
         *       ]
         *     }
         */
        readonly LedgerEntry: {
            /** @description A count of minor units (cents). */
            readonly amountMinor: number;
            /**
             * Format: date-time
             * @description When it happened.
             */
            readonly at: string;
            /** @description Of a prize, or of an approved payout. */
            readonly awardId?: string;
            /** @description A count of minor units (cents). */
            readonly balanceMinor: number;
            /** @description How many bets. */
            readonly betCount?: number;
            /** @description Where it is of one bet. */
            readonly betId?: string;
            /** @description Its `paymentId`, if it is a deposit. */
            readonly depositId?: string;
            /** @description The id of the draw. */
            readonly drawId?: string;
            /** @description The id of the entry; no other of the player has it. */
            readonly entryId: string;
            /** @description Not of an accumulator. */
            readonly eventId?: string;
            /**
             * @description What moved the money.
             * @example purchase
             * @enum {string}
             */
            readonly kind: "depositRequested" | "deposit" | "withdrawal" | "withdrawalReturned" | "purchase" | "prize" | "refund" | "rafflePrize" | "bet" | "betPayout" | "betReversal" | "debt" | "debtRepaid" | "pointsStake" | "pointsWithdrawal" | "standingMade" | "prepayment" | "prepaidUsed" | "prepaidReturned";
            /** @description Of a standing ticket. */
            readonly orderId?: string;
            /** @description The id of the deposit or withdrawal. */
            readonly paymentId?: string;
            /** @description Of a prize of a raffle: from 1. */
            readonly place?: number;
            /** @description Of a prize of a raffle. */
            readonly raffleId?: string;
            /** @description How many tickets. */
            readonly ticketCount?: number;
            /** @description Where it is of one ticket. */
            readonly ticketId?: string;
            /** @description Of a purchase. */
            readonly ticketIds?: readonly string[];
            /** @description Its `paymentId`, if it is a withdrawal. */
            readonly withdrawalId?: string;
        };
        /** @description The legs cannot be combined into an accumulator. */
        readonly LegsInvalidProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "legsInvalid";
            /** @description Values that help the caller. */
            readonly facts: {
                /** @description Which of the legs, from 0. */
                readonly leg?: number;
                /** @description How many legs an accumulator may have. */
                readonly legsMax?: number;
                /**
                 * @description What exactly is wrong.
                 * @enum {string}
                 */
                readonly reason: "none" | "tooMany" | "repeated" | "related";
            };
        } & WithRequired<components["schemas"]["Problem"], "code" | "facts">;
        /** @description A body needs a Content-Length. */
        readonly LengthRequiredProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "lengthRequired";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /**
         * Liability
         * @description What the house may lose on an event, and what of it is used.
         */
        readonly Liability: {
            /** @description How many bets. */
            readonly betCount: number;
            /** @description The id of the event. */
            readonly eventId: string;
            /** @description What can be bet on. */
            readonly markets: readonly {
                /** @description A count of minor units (cents). */
                readonly limitMinor: number;
                /** @description The name. */
                readonly name: string;
                /** @description A count of minor units (cents). */
                readonly usedMinor: number;
            }[];
            /** @description What is played: one selection for each ticket. */
            readonly selections: readonly {
                /** @description A count of minor units (cents). */
                readonly limitMinor: number;
                /** @description The name. */
                readonly name: string;
                /** @description The number of the selection in its event, from 0. */
                readonly selection: number;
                /** @description A count of minor units (cents). */
                readonly usedMinor: number;
            }[];
            /** @description A count of minor units (cents). */
            readonly stakesMinor: number;
        };
        /** @description A bet of this size cannot be taken on the selection right now. */
        readonly LiabilityReachedProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "liabilityReached";
            /** @description Values that help the caller. */
            readonly facts: {
                /** @description The largest stake that would be taken now; 0 if none. (minor units) */
                readonly stakeMinorMax: number;
            };
        } & WithRequired<components["schemas"]["Problem"], "code" | "facts">;
        /** @description A limit is not valid. */
        readonly LimitInvalidProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "limitInvalid";
            /** @description Values that help the caller. */
            readonly facts?: {
                /**
                 * @description The member that does not fit.
                 * @enum {string}
                 */
                readonly field?: "liabilityMinorMax" | "stakeMinorMin" | "stakeMinorMax" | "payoutMinorMax" | "correctionMs";
            };
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description Too many failed log-ins. */
        readonly LoginBackOffProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "loginBackOff";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description The login is taken. */
        readonly LoginTakenProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "loginTaken";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /**
         * LoyaltyCredentials
         * @description A login and its password.
         */
        readonly LoyaltyCredentials: {
            /** @description The login name. */
            readonly login: string;
            /** @description The password. */
            readonly password: string;
        };
        /**
         * LoyaltyOrder
         * @description A purchase that earns points.
         */
        readonly LoyaltyOrder: {
            /** @description Points, with at most two decimals. */
            readonly accrual?: number;
            /** @description The number of the order; it passes the Luhn check. */
            readonly number: string;
            /**
             * @description What has become of it.
             * @enum {string}
             */
            readonly status: "NEW" | "PROCESSING" | "INVALID" | "PROCESSED";
            /**
             * Format: date-time
             * @description When it was registered.
             */
            readonly uploaded_at: string;
        };
        /** @description The markets of the event are not valid. */
        readonly MarketInvalidProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "marketInvalid";
            /** @description Values that help the caller. */
            readonly facts?: {
                /** @description Which of the markets, from 0. */
                readonly market?: number;
                /** @description How many markets an event may have. */
                readonly marketsMax?: number;
                /**
                 * @description What exactly is wrong.
                 * @enum {string}
                 */
                readonly reason?: "marketCount" | "marketName" | "possiblePicks" | "selectionName";
                /** @description How many selections there may be. */
                readonly selectionsMax?: number;
            };
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /**
         * Measurements
         * @description Figures over time, in columns.
         */
        readonly Measurements: {
            /**
             * @description At the ends of the steps, in Unix seconds, ascending.
             * @example [
             *       1767268860,
             *       1767268870
             *     ]
             */
            readonly at: readonly number[];
            /** @description By name, and by what it is of. */
            readonly series: readonly components["schemas"]["MeasurementSeries"][];
            /**
             * Format: date-time
             * @description Since when there are measurements of this step.
             */
            readonly since: string;
            /**
             * @description How far the instants are apart: 10 for three hours, 300 for fourteen days.
             * @example 10
             */
            readonly stepSeconds: number;
        };
        /**
         * MeasurementSeries
         * @description One figure over time.
         */
        readonly MeasurementSeries: {
            /**
             * @description What is measured.
             * @enum {string}
             */
            readonly name: "purchases" | "tickets" | "bets" | "stakes" | "answers" | "answerP50" | "answerP99" | "stakeAnswerP50" | "stakeAnswerP99" | "commitP99" | "queueDepth" | "eventLoopDelay" | "diskUsed" | "memory" | "outboxRecords" | "sockets" | "connections";
            /** @description The shard or thread, or the class of answers. */
            readonly of?: string;
            /**
             * @description Of the values.
             * @enum {string}
             */
            readonly unit: "perSecond" | "minorPerSecond" | "milliseconds" | "count" | "bytes";
            /**
             * @description By the instants in `at`; null where nobody has measured.
             * @example [
             *       12.5,
             *       null
             *     ]
             */
            readonly values: readonly (number | null)[];
        };
        /** @description The media type is not supported. */
        readonly MediaTypeUnsupportedProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "mediaTypeUnsupported";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /**
         * MissedDraws
         * @description Draws that the engine was not there to sell.
         */
        readonly MissedDraws: {
            /** @description How many. */
            readonly count: number;
            /**
             * Format: date-time
             * @description Where it comes from: a time, a series, or what held before.
             */
            readonly from: string;
            /**
             * Format: date-time
             * @description When it was noticed.
             */
            readonly notedAt: string;
            /** @description The name of the series: draws that follow each other and inherit the jackpot. */
            readonly series: string;
            /**
             * Format: date-time
             * @description Until when.
             */
            readonly through: string;
        };
        /**
         * MovedJackpot
         * @description What was moved from one series to another.
         */
        readonly MovedJackpot: {
            /** @description A count of minor units (cents). */
            readonly amountMinor: number;
            /** @description Where it comes from: a time, a series, or what held before. */
            readonly from: string;
            /** @description A count of minor units (cents). */
            readonly reserveMinor: number;
            /** @description Where it goes. */
            readonly to: string;
        };
        /**
         * MyRaffle
         * @description A raffle that a player takes part in.
         */
        readonly MyRaffle: {
            /** @description How many entries. */
            readonly entryCount: number;
            /**
             * Format: date-time
             * @description When the player first entered it.
             */
            readonly firstAt: string;
            /** @description The id of the raffle game. */
            readonly gameId: string;
            /** @description A count of minor units (cents). */
            readonly prizeMinor: number;
            /** @description The id of the raffle. */
            readonly raffleId: string;
            /** @description A count of minor units (cents). */
            readonly stakeMinor: number;
            /**
             * @description The state that it is in.
             * @enum {string}
             */
            readonly state: "in_waiting" | "started" | "finished" | "cancelled" | "winner";
        };
        /**
         * NatsStatus
         * @description The connection to NATS, and what waits for it.
         */
        readonly NatsStatus: {
            /** @description Whether there are messages that cannot be published. */
            readonly isOutboxStuck: boolean;
            /** @description How old the oldest of them is; null without NATS. */
            readonly outboxOldestSeconds: number;
            /** @description Durable records that NATS has not stored wholly yet; null without NATS. */
            readonly outboxRecords: number;
            /** @description How many of one shard may wait before the engine is not ready. */
            readonly outboxRecordsMax: number;
            /** @description What is wrong and what to do, for people; null for nothing. */
            readonly sentence: string | null;
            /** @description The version of the server; null: not connected. */
            readonly serverVersion: string | null;
            /** @description Since when. */
            readonly since: string | null;
            /**
             * @description `off`: none is configured. `refused`: it contradicts the settings: see `sentence`.
             * @enum {string}
             */
            readonly state: "off" | "connected" | "disconnected" | "refused";
        };
        /** @description The server is not ready. */
        readonly NotReadyProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "notReady";
            /** @description Values that help the caller. */
            readonly facts?: {
                readonly [key: string]: string;
            };
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /**
         * NumberRaffleGame
         * @description A game in which each number is sold once.
         */
        readonly NumberRaffleGame: {
            /** @description How many digits a number has. */
            readonly digitCount: number;
            /**
             * @description What kind of game it is.
             * @constant
             */
            readonly family: "numberRaffle";
            /** @description The name of the game. */
            readonly game: string;
            /** @description Left out where the game has no rules for its jackpot; null for each it lacks. */
            readonly jackpot?: {
                /** @description What the jackpot is at most; null for no such rule. */
                readonly capMinor: number | null;
                /** @description What the jackpot is at least; null for no such rule. */
                readonly guaranteedMinor: number | null;
                /** @description The draw since it was won in which the jackpot goes to the next tier; null for none. */
                readonly mustBeWonBy: number | null;
                /** @description The part of the sales that feeds the reserve, in 1/10,000; null for none. */
                readonly reservePermyriad: number | null;
            };
            /** @description Where kinds of tickets differ in their chances. */
            readonly kinds?: readonly {
                /** @description Which kind it is. */
                readonly kind: string;
                /** @description In theory, in 1/10,000 of the sales. */
                readonly theoreticalPayoutPermyriad: number;
            }[];
            /** @description What one result may cost the house in fixed prizes, over all tickets: beyond it a pick is refused (`pickLimitReached`). Left out where a game has no such limit. */
            readonly pickLimit?: {
                /** @description When the operator is told. */
                readonly alarmPermyriad: number;
                /** @description A count of minor units (cents). */
                readonly liabilityMinorMax: number;
            };
            /** @description A count of minor units (cents). */
            readonly priceMinor: number;
            /** @description In theory, in 1/10,000 of the sales. */
            readonly theoreticalPayoutPermyriad: number;
            /** @description The tiers, the highest first. */
            readonly tiers: readonly {
                /** @description Tickets that win it. */
                readonly drawn: number;
                /**
                 * @description Where the money goes if nobody wins it.
                 * @enum {string}
                 */
                readonly ifUnwon?: "rollover" | "house";
                /** @description Whether it is the tier of the jackpot; of a draw: the rules of its jackpot. */
                readonly jackpot?: boolean;
                /**
                 * @description Which kind it is.
                 * @enum {string}
                 */
                readonly kind: "fixed" | "pariMutuel";
                /** @description The chance of one selection of the kind that can win it, as "1 in N". */
                readonly odds: string;
                /** @description A count of minor units (cents). */
                readonly prizeMinor?: number;
                /** @description The part of the sales that the winners share, in 1/10,000. */
                readonly sharePermyriad?: number;
                /** @description The tier, from 1; null where there is no win. */
                readonly tier: number;
            }[];
            /**
             * @description The title of the game.
             * @example 5 of 36
             */
            readonly title: string;
            /** @description Of the rules. */
            readonly version: number;
        };
        /** @description All numbers of this kind are used up. */
        readonly NumbersUsedUpProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "numbersUsedUp";
            /** @description Values that help the caller. */
            readonly facts: {
                /** @description What has no numbers left. */
                readonly of: string;
            };
        } & WithRequired<components["schemas"]["Problem"], "code" | "facts">;
        /** @description The odds have changed. */
        readonly OddsChangedProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "oddsChanged";
            /** @description Values that help the caller. */
            readonly facts: {
                /** @description Which of the legs, from 0. */
                readonly leg?: number;
                /** @description The odds of now. */
                readonly odds: string;
                /** @description Which of the selections of the event, from 0. */
                readonly selection: number;
            };
        } & WithRequired<components["schemas"]["Problem"], "code" | "facts">;
        /** @description The odds are not valid. */
        readonly OddsInvalidProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "oddsInvalid";
            /** @description Values that help the caller. */
            readonly facts?: {
                /** @description Which of the markets, from 0. */
                readonly market?: number;
                /** @description The lowest odds that can be offered. */
                readonly oddsMin?: string;
                /** @description Which of the selections of the event, from 0. */
                readonly selection?: number;
            };
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description The order number is not valid. */
        readonly OrderNumberInvalidProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "orderNumberInvalid";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description Another player has registered this order. */
        readonly OrderOfAnotherProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "orderOfAnother";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description The account has as many orders as it can have. */
        readonly OrdersTooManyProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "ordersTooMany";
            /** @description Values that help the caller. */
            readonly facts: {
                /** @description How many orders an account may have. */
                readonly ordersMax: number;
            };
        } & WithRequired<components["schemas"]["Problem"], "code" | "facts">;
        /** @description Pages of this origin may not connect. */
        readonly OriginForbiddenProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "originForbidden";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description Nobody may approve their own winnings. */
        readonly OwnGainProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "ownGain";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description The password is too weak. */
        readonly PasswordTooWeakProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "passwordTooWeak";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description The payment is already settled. */
        readonly PaymentAlreadySettledProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "paymentAlreadySettled";
            /** @description Values that help the caller. */
            readonly facts: {
                /**
                 * @description The state that it is in.
                 * @enum {string}
                 */
                readonly state: "completed" | "declined";
            };
        } & WithRequired<components["schemas"]["Problem"], "code" | "facts">;
        /** @description There is no such payment method. */
        readonly PaymentMethodUnknownProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "paymentMethodUnknown";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description There is no such payment. */
        readonly PaymentNotFoundProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "paymentNotFound";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description The bet could pay more than is allowed. */
        readonly PayoutTooLargeProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "payoutTooLarge";
            /** @description Values that help the caller. */
            readonly facts: {
                /** @description The most that one bet may pay. (minor units) */
                readonly payoutMinorMax: number;
                /** @description The largest stake that would be taken now; 0 if none. (minor units) */
                readonly stakeMinorMax: number;
            };
        } & WithRequired<components["schemas"]["Problem"], "code" | "facts">;
        /** @description So many tickets of the selection are not sold any more. */
        readonly PickLimitReachedProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "pickLimitReached";
            /** @description Values that help the caller. */
            readonly facts?: {
                /** @description Which of the selections, from 0. */
                readonly index?: number;
                /** @description How many more tickets of it would be sold; 0 if none. */
                readonly leftCount?: number;
                /** @description The largest stake that would be taken now; 0 if none. (minor units) */
                readonly stakeMinorMax?: number;
            };
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description Tickets of this game are sold one by one, for one draw. */
        readonly PicksLimitedProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "picksLimited";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description Each selection of this game is sold once, for one draw. */
        readonly PicksSoldOnceProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "picksSoldOnce";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /**
         * PlacedBet
         * @description A bet that was just accepted.
         */
        readonly PlacedBet: {
            /**
             * Format: date-time
             * @description When it was accepted.
             */
            readonly acceptedAt: string;
            /** @description A count of minor units (cents). */
            readonly balanceMinor: number;
            /** @description The id of the bet. */
            readonly betId: string;
            /** @description Of a single. */
            readonly eventId?: string;
            /** @description What it stands on: one for a single, several for an accumulator. */
            readonly legs: readonly {
                /** @description The id of the event. */
                readonly eventId: string;
                /** @description What one unit of stake pays if it wins. */
                readonly odds: string;
                /** @description The number of the selection in its event, from 0. */
                readonly selection: number;
            }[];
            /** @description Of an accumulator: the product, rounded down. */
            readonly odds: string;
            /** @description A count of minor units (cents). */
            readonly possiblePayoutMinor: number;
            /** @description A count of minor units (cents). */
            readonly stakeMinor: number;
            /**
             * @description The state that it is in.
             * @constant
             */
            readonly state: "accepted";
        };
        /** @description There is no such player. */
        readonly PlayerNotFoundProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "playerNotFound";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description The player is too young. */
        readonly PlayerTooYoungProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "playerTooYoung";
            /** @description Values that help the caller. */
            readonly facts: {
                /** @description How old a player has to be. */
                readonly minimumAgeYears: number;
            };
        } & WithRequired<components["schemas"]["Problem"], "code" | "facts">;
        /**
         * PointsBalance
         * @description The points of an account.
         */
        readonly PointsBalance: {
            /** @description Points, with at most two decimals. */
            readonly current: number;
            /** @description Points, with at most two decimals. */
            readonly withdrawn: number;
        };
        /** @description The player has too few points. */
        readonly PointsTooLowProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "pointsTooLow";
            /** @description Values that help the caller. */
            readonly facts: {
                /** @description What it costs, in hundredths of points. */
                readonly neededHundredths?: number;
                /** @description The points, in hundredths. */
                readonly pointsHundredths: number;
            };
        } & WithRequired<components["schemas"]["Problem"], "code" | "facts">;
        /**
         * PointsWithdrawal
         * @description Points that have paid for an order.
         */
        readonly PointsWithdrawal: {
            /** @description The number of the order. */
            readonly order: string;
            /**
             * Format: date-time
             * @description When it was withdrawn.
             */
            readonly processed_at: string;
            /** @description Points, with at most two decimals. */
            readonly sum: number;
        };
        /**
         * Postponement
         * @description Only of a draw whose times have moved.
         */
        readonly Postponement: {
            /**
             * Format: date-time
             * @description When it happened.
             */
            readonly at: string;
            /**
             * Format: date-time
             * @description When the sale ends.
             */
            readonly closesAt: string;
            /** @description Where it comes from: a time, a series, or what held before. */
            readonly from: {
                /**
                 * Format: date-time
                 * @description When the sale ends.
                 */
                readonly closesAt: string;
                /**
                 * Format: date-time
                 * @description When the results are published.
                 */
                readonly resultsAt: string;
            };
            /** @description Why. */
            readonly reason: string;
            /**
             * Format: date-time
             * @description When the results are published.
             */
            readonly resultsAt: string;
        };
        /** @description The draw would overtake a later one of its series. */
        readonly PostponeOvertakesProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "postponeOvertakes";
            /** @description Values that help the caller. */
            readonly facts: {
                /**
                 * Format: date-time
                 * @description When the later draw closes, which this one would overtake.
                 */
                readonly closesAt: string;
                /** @description The draw that would be overtaken, if it is planned already. */
                readonly drawId?: string;
            };
        } & WithRequired<components["schemas"]["Problem"], "code" | "facts">;
        /** @description At this price the game would pay back all that it takes in, or more. */
        readonly PriceTooLowProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "priceTooLow";
            /** @description Values that help the caller. */
            readonly facts: {
                /** @description The lowest price at which the game does not pay back all of it. (minor units) */
                readonly priceMinorMin: number;
            };
        } & WithRequired<components["schemas"]["Problem"], "code" | "facts">;
        /**
         * Problem
         * @description A refusal (RFC 9457). Switch over `code`.
         */
        readonly Problem: {
            /**
             * @description What to switch over.
             * @enum {string}
             */
            readonly code: "drawNotFound" | "drawNotOpen" | "drawClosed" | "drawCancelled" | "drawNotCancellable" | "drawNotConductable" | "drawTimesInvalid" | "gameUnknown" | "selectionInvalid" | "selectionsTooMany" | "ticketNotFound" | "resultsNotPublished" | "awardNotFound" | "awardNotHeld" | "drawFull" | "priceTooLow" | "drawNotSealed" | "pickLimitReached" | "picksLimited" | "seriesOnSale" | "jackpotTooLow" | "seriesNotFound" | "stockTaken" | "stockEmpty" | "reservationExpired" | "reservationNotFound" | "reservationPaid" | "reservationsTooMany" | "stockExists" | "stockTooLarge" | "stockNotFound" | "postponeOvertakes" | "drawNotPostponable" | "drawPostponedBefore" | "scheduleInvalid" | "scheduleStale" | "standingTicketsTooMany" | "standingTicketNotFound" | "drawsNotInPoints" | "picksSoldOnce" | "gameRulesChanged" | "ticketNotReturnable" | "balanceTooLow" | "amountInvalid" | "amountTooLarge" | "paymentNotFound" | "paymentAlreadySettled" | "idempotencyKeyReused" | "paymentMethodUnknown" | "walletFull" | "loginTaken" | "playerTooYoung" | "credentialsWrong" | "loginBackOff" | "passwordTooWeak" | "sessionEnded" | "playerNotFound" | "slotFull" | "birthDateInvalid" | "staffMayNotPlay" | "accountHasPlayed" | "ownGain" | "eventNotFound" | "eventTitleInvalid" | "deadlineInvalid" | "marketInvalid" | "oddsInvalid" | "limitInvalid" | "eventVersionStale" | "eventSuspended" | "eventClosed" | "eventFinished" | "eventVoid" | "eventNotFinished" | "resultInvalid" | "correctionTooLate" | "correctionsTooMany" | "selectionNotFound" | "oddsChanged" | "stakeTooSmall" | "stakeTooLarge" | "payoutTooLarge" | "liabilityReached" | "legsInvalid" | "bookFull" | "betNotFound" | "eventsOfLine" | "raffleNotFound" | "raffleNotFinished" | "raffleRulesInvalid" | "externalIdTaken" | "externalIdsTooMany" | "raffleGameNotFound" | "raffleCancelled" | "raffleEmpty" | "orderNumberInvalid" | "orderOfAnother" | "sumInvalid" | "pointsTooLow" | "birthDateNeeded" | "betterPasswordNeeded" | "birthDateFixed" | "ordersTooMany" | "withdrawalsTooMany" | "requestMalformed" | "requestInvalid" | "tokenMissing" | "tokenInvalid" | "roleMissing" | "rateLimited" | "engineOverloaded" | "shardUnavailable" | "diskFull" | "bodyTooLarge" | "mediaTypeUnsupported" | "notFound" | "methodNotAllowed" | "internalError" | "webhookSignatureInvalid" | "requestTimeout" | "gatewayStopping" | "lengthRequired" | "headersTooLarge" | "bodyTimeout" | "notReady" | "originForbidden" | "subProtocolUnsupported" | "operationUnknown" | "topicUnknown" | "subscriptionsTooMany" | "upgradeRequired" | "numbersUsedUp" | "clockUnsure" | "rangeNotSatisfiable" | "fileNotReady" | "recordDamaged";
            /** @description More about it, for people. */
            readonly detail?: string;
            /** @description What is wrong with the request, field by field. */
            readonly errors?: readonly {
                /**
                 * @description Which part of the request.
                 * @enum {string}
                 */
                readonly in: "body" | "query" | "params" | "headers";
                /** @description What is wrong with it. */
                readonly message: string;
                /** @description A JSON pointer (RFC 6901). */
                readonly pointer: string;
            }[];
            /** @description Values that help the caller: a balance, new odds. */
            readonly facts?: {
                readonly [key: string]: string | number;
            };
            /** @description The HTTP status. */
            readonly status: number;
            /** @description The kind of problem, for people. */
            readonly title: string;
            /** @description A stable name of the kind of problem, as a URN. */
            readonly type: string;
        };
        /**
         * Profile
         * @description An account, as its player sees it.
         */
        readonly Profile: {
            /** @description The birth date. */
            readonly birthDate: string | null;
            /** @description The login name. */
            readonly login: string;
            /** @description The id of the player. */
            readonly playerId: string;
            /**
             * Format: date-time
             * @description When the account was opened.
             */
            readonly registeredAt: string;
            /** @description What the account may do. */
            readonly roles: readonly string[];
        };
        /**
         * Quote
         * @description What a purchase would cost.
         */
        readonly Quote: {
            /** @description One for each ticket, in the order in which a purchase numbers them. */
            readonly lines: readonly {
                /** @description Of how many combinations it is. */
                readonly combinations: number;
                /**
                 * @description Which kind it is.
                 * @enum {string}
                 */
                readonly kind: "selection" | "system" | "play" | "number" | "quickPick" | "stock";
                /** @description A count of minor units (cents). */
                readonly priceMinor: number;
            }[];
            /** @description A count of minor units (cents). */
            readonly priceMinor: number;
        };
        /**
         * Raffle
         * @description A draw that fills itself from stakes made in another service.
         */
        readonly Raffle: {
            /** @description The awards. */
            readonly awards: readonly components["schemas"]["RaffleAward"][];
            /** @description The hash that binds seed, draw and terms before the sale, in hex; null before it. */
            readonly commitment: string;
            /** @description When it ended; null if it has not. */
            readonly endedAt: string | null;
            /** @description How many entries. */
            readonly entryCount: number;
            /** @description When it ends by itself; null for never. */
            readonly expiresAt: string | null;
            /** @description The id of the raffle game. */
            readonly gameId: string;
            /**
             * Format: date-time
             * @description When it opened.
             */
            readonly openedAt: string;
            /** @description How many players. */
            readonly participantCount: number;
            /** @description A count of minor units (cents). */
            readonly potMinor: number;
            /** @description The id of the raffle. */
            readonly raffleId: string;
            readonly rules: components["schemas"]["RaffleRules"];
            /** @description When it started; null if it has not. */
            readonly startedAt: string | null;
            /**
             * @description The state that it is in.
             * @enum {string}
             */
            readonly state: "in_waiting" | "started" | "finished" | "cancelled";
            /** @description Of game, opening and rules; the commitment binds it. */
            readonly termsDigest: string;
            /** @description The root of the Merkle tree over the tickets, in hex; null until it is sealed. */
            readonly ticketsRoot: string | null;
        };
        /**
         * RaffleAward
         * @description A win of a raffle.
         */
        readonly RaffleAward: {
            /** @description The place of the winning entry in the transcript. */
            readonly entry: number;
            /** @description The id of the raffle. */
            readonly lottery_id: string;
            /** @description The place, from 1. */
            readonly place: number;
            /** @description The name of the player in the transcript. */
            readonly player: string;
            /**
             * @description What has become of it.
             * @constant
             */
            readonly status: "played_out";
            /** @description In major units, with the places of the currency. */
            readonly win_sum: string;
        };
        /** @description The raffle was cancelled. */
        readonly RaffleCancelledProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "raffleCancelled";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description Nobody has entered the raffle. */
        readonly RaffleEmptyProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "raffleEmpty";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /**
         * RaffleEntry
         * @description A player's part in a raffle.
         */
        readonly RaffleEntry: {
            /**
             * Format: date-time
             * @description When it was accepted.
             */
            readonly acceptedAt: string;
            /** @description The number of the entry, from 0. */
            readonly entry: number;
            /** @description The id of the message that brought the stake. */
            readonly messageId: string;
            /** @description As the other service calls them. */
            readonly playerId: string;
            /** @description The id of the raffle. */
            readonly raffleId: string;
            /** @description A count of minor units (cents). */
            readonly stakeMinor: number;
            /**
             * @description The state that it is in.
             * @enum {string}
             */
            readonly state: "in_waiting" | "started" | "finished" | "cancelled" | "winner";
        };
        /**
         * RaffleGame
         * @description A game of raffles, and the rules of its next one.
         */
        readonly RaffleGame: {
            /** @description The id of the raffle game. */
            readonly gameId: string;
            /** @description The raffle that takes entries now; null for none. */
            readonly openRaffleId: string | null;
            readonly rules: components["schemas"]["RaffleRules"];
        };
        /** @description There is no such raffle game. */
        readonly RaffleGameNotFoundProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "raffleGameNotFound";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description The raffle is not drawn yet. */
        readonly RaffleNotFinishedProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "raffleNotFinished";
            /** @description Values that help the caller. */
            readonly facts: {
                /**
                 * @description The state that it is in.
                 * @enum {string}
                 */
                readonly state: "in_waiting" | "started" | "finished" | "cancelled";
            };
        } & WithRequired<components["schemas"]["Problem"], "code" | "facts">;
        /** @description There is no such raffle. */
        readonly RaffleNotFoundProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "raffleNotFound";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /**
         * RaffleRules
         * @description When a raffle is drawn, and what it pays.
         */
        readonly RaffleRules: {
            /**
             * @description Whether each entry has the same chance, or one by its stake.
             * @enum {string}
             */
            readonly chances: "equal" | "stake";
            /** @description How many entries a player may have. */
            readonly entriesPerPlayerMax: number;
            /** @description How long it waits for players, in milliseconds; null: for ever. */
            readonly fillWithinMs: number | null;
            /**
             * @description What becomes of it if it does not fill in time.
             * @enum {string}
             */
            readonly ifUnfilled: "cancel" | "draw";
            /** @description Players that start it. */
            readonly participantsNeeded: number;
            /** @description A share of the pot of stakes, a fixed sum, or a share for each place. */
            readonly prize: {
                /**
                 * @description Which kind it is.
                 * @constant
                 */
                readonly kind: "share";
                /** @description The part of the sales that the winners share, in 1/10,000. */
                readonly sharePermyriad: number;
            } | {
                /**
                 * @description Which kind it is.
                 * @constant
                 */
                readonly kind: "fixed";
                /** @description A count of minor units (cents). */
                readonly prizeMinor: number;
            } | {
                /**
                 * @description Which kind it is.
                 * @constant
                 */
                readonly kind: "table";
                /** @description The part of the pot for each place, in 1/10,000. */
                readonly sharesPermyriad: readonly number[];
            };
        };
        /** @description The rules of the raffle do not fit together. */
        readonly RaffleRulesInvalidProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "raffleRulesInvalid";
            /** @description Values that help the caller. */
            readonly facts: {
                /**
                 * @description The member that does not fit.
                 * @enum {string}
                 */
                readonly field: "participantsNeeded" | "entriesPerPlayerMax" | "chances" | "ifUnfilled" | "fillWithinMs" | "prize";
            };
        } & WithRequired<components["schemas"]["Problem"], "code" | "facts">;
        /** @description The file has no such range. */
        readonly RangeNotSatisfiableProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "rangeNotSatisfiable";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description Too many requests. */
        readonly RateLimitedProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "rateLimited";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /**
         * Receipt
         * @description A ticket's place in the journal and in the sealed draw.
         */
        readonly Receipt: {
            /** @description When it was accepted, in Unix milliseconds. */
            readonly acceptedAtMs: number;
            /** @description How many. */
            readonly count?: number;
            /** @description The id of the draw. */
            readonly drawId: string;
            /** @description The place among the sealed tickets, from 0. */
            readonly index?: number;
            /** @description Until the draw is sealed; then, the members below. */
            readonly journal?: {
                /** @description The hash of the record, in hex. */
                readonly hash: string;
                /** @description A number that goes up by one. */
                readonly sequence: number;
            };
            /** @description The numbers. */
            readonly numbers: readonly number[];
            /** @description The hashes from the leaf up to the root, in hex. */
            readonly path?: readonly string[];
            /** @description The id of the player. */
            readonly playerId: string;
            /**
             * @description The ticket was given back: it takes part no more.
             * @constant
             */
            readonly returned?: true;
            /** @description Whether the tickets of the draw are sealed. */
            readonly sealed: boolean;
            /** @description The shard that holds it. */
            readonly shard: number;
            /** @description The id of the ticket. */
            readonly ticketId: string;
            /** @description Shows that the sealed leaf is yours. Keep it to yourself. */
            readonly ticketKey: string;
        };
        /** @description A stored record that this request needs is damaged. */
        readonly RecordDamagedProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "recordDamaged";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description The request has the wrong shape. */
        readonly RequestInvalidProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "requestInvalid";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description The request is malformed. */
        readonly RequestMalformedProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "requestMalformed";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description The answer took too long. */
        readonly RequestTimeoutProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "requestTimeout";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /**
         * Reservation
         * @description What has become of tickets that were held for a player.
         */
        readonly Reservation: {
            /** @description The id of the draw. */
            readonly drawId: string;
            /**
             * Format: date-time
             * @description When it ends by itself; null for never.
             */
            readonly expiresAt: string;
            /** @description A count of minor units (cents). */
            readonly priceMinor: number;
            /** @description The id of the reservation. */
            readonly reservationId: string;
            /**
             * Format: date-time
             * @description When they were reserved.
             */
            readonly reservedAt: string;
            /**
             * @description The state that it is in.
             * @enum {string}
             */
            readonly state: "reserved" | "paid" | "expired" | "released";
            /** @description The ids of tickets made in advance. */
            readonly stockIds: readonly string[];
            /** @description What was bought, once it is paid. */
            readonly ticketIds: readonly string[];
        };
        /** @description The reservation has expired, or was let go. */
        readonly ReservationExpiredProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "reservationExpired";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description There is no such reservation. */
        readonly ReservationNotFoundProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "reservationNotFound";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description The reservation is paid. */
        readonly ReservationPaidProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "reservationPaid";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description So many tickets cannot be held at once. */
        readonly ReservationsTooManyProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "reservationsTooMany";
            /** @description Values that help the caller. */
            readonly facts: {
                /** @description How many tickets are held for the player now. */
                readonly heldCount: number;
                /** @description How many tickets may be held for one player. */
                readonly ticketsMax: number;
            };
        } & WithRequired<components["schemas"]["Problem"], "code" | "facts">;
        /**
         * Reserved
         * @description Tickets made in advance that are held for a player.
         */
        readonly Reserved: {
            /**
             * Format: date-time
             * @description When it ends by itself; null for never.
             */
            readonly expiresAt: string;
            /** @description A count of minor units (cents). */
            readonly priceMinor: number;
            /** @description The id of the reservation. */
            readonly reservationId: string;
            /** @description The ids of tickets made in advance. */
            readonly stockIds: readonly string[];
        };
        /** @description The result does not say what became of each selection. */
        readonly ResultInvalidProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "resultInvalid";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /**
         * Results
         * @description What was drawn, and what each tier pays.
         */
        readonly Results: {
            /** @description The id of the draw. */
            readonly drawId: string;
            /** @description The name of the game. */
            readonly game: string;
            /** @description The numbers. */
            readonly numbers: readonly number[];
            /** @description The same as `numbers`, as tickets show it. Not where a list says all. */
            readonly outcome?: {
                /** @description Numbers of the second drum. */
                readonly bonus: readonly number[];
                /** @description Numbers of the first drum. */
                readonly main: readonly number[];
            } | {
                /** @description The digits, in order; zeros in front count. */
                readonly digits: string;
            } | {
                /** @description The numbers. */
                readonly numbers: readonly string[];
            };
            /** @description A count of minor units (cents). */
            readonly rolloverMinor: number;
            /** @description A count of minor units (cents). */
            readonly salesMinor: number;
            /** @description How many tickets. */
            readonly ticketCount: number;
            /** @description The tiers, the highest first. */
            readonly tiers: readonly ({
                /** @description How many numbers have to match. */
                readonly matches: number;
                /** @description A count of minor units (cents). */
                readonly prizeMinor: number;
                /** @description The tier, from 1; null where there is no win. */
                readonly tier: number;
                /** @description How many combinations have won it. */
                readonly winners: number;
            } | {
                /** @description In the second drum. */
                readonly bonusMatches: number;
                /** @description How many numbers have to match. */
                readonly matches: number;
                /** @description A count of minor units (cents). */
                readonly prizeMinor: number;
                /** @description The tier, from 1; null where there is no win. */
                readonly tier: number;
                /** @description How many combinations have won it. */
                readonly winners: number;
            } | {
                /** @description Those of them that were drawn. */
                readonly hits: number;
                /** @description A count of minor units (cents). */
                readonly prizeMinor: number;
                /** @description Numbers on the ticket. */
                readonly spots: number;
                /** @description The tier, from 1; null where there is no win. */
                readonly tier: number;
                /** @description How many combinations have won it. */
                readonly winners: number;
            } | {
                /** @description A count of minor units (cents). */
                readonly prizeMinor: number;
                /** @description The tier, from 1; null where there is no win. */
                readonly tier: number;
                /** @description 1: straight; else the different orders of a box. */
                readonly ways: number;
                /** @description How many combinations have won it. */
                readonly winners: number;
            } | {
                /** @description Tickets that win it. */
                readonly drawn: number;
                /** @description A count of minor units (cents). */
                readonly prizeMinor: number;
                /** @description The tier, from 1; null where there is no win. */
                readonly tier: number;
                /** @description How many combinations have won it. */
                readonly winners: number;
            })[];
            /** @description Where the proof of the draw is. */
            readonly transcriptUrl: string;
        };
        /** @description The results are not published yet. */
        readonly ResultsNotPublishedProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "resultsNotPublished";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description The caller lacks the role for this. */
        readonly RoleMissingProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "roleMissing";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /**
         * SalesStatus
         * @description What is sold.
         */
        readonly SalesStatus: {
            /** @description Bets a second. */
            readonly betsPerSecond: number;
            /** @description Over how long the rates are. */
            readonly overSeconds: number;
            /** @description Stakes a second, in minor units. */
            readonly stakesMinorPerSecond: number;
            /** @description Tickets a second. */
            readonly ticketsPerSecond: number;
            /** @description What was sold since midnight in the operator's time zone, or since the engine was started, as `since` says. */
            readonly today: {
                /** @description Bets, each accumulator as one. */
                readonly bets: {
                    /** @description How many. */
                    readonly count: number;
                    /** @description A sum in minor units (or hundredths of points): an integer where a double holds it exactly, beyond that a string of decimal digits. */
                    readonly stakesMinor: number | string;
                };
                /**
                 * Format: date-time
                 * @description Since when.
                 */
                readonly since: string;
                /** @description Tickets that entered a draw, standing ones included. */
                readonly tickets: {
                    /** @description How many. */
                    readonly count: number;
                    /** @description A sum in minor units (or hundredths of points): an integer where a double holds it exactly, beyond that a string of decimal digits. */
                    readonly stakesMinor: number | string;
                };
            };
        };
        /**
         * Schedule
         * @description As a file of `TIRAGE_SCHEDULE`: docs/schedule.md tells the members of a series.
         */
        readonly Schedule: {
            /** @description The name of the series: draws that follow each other and inherit the jackpot. */
            readonly series: readonly {
                readonly [key: string]: unknown;
            }[];
        } & {
            readonly [key: string]: unknown;
        };
        /**
         * ScheduleInForce
         * @description The schedule that is followed, and what follows from it.
         */
        readonly ScheduleInForce: {
            /** @description The operator who decided last; null for the command line, or nobody. */
            readonly by: string | null;
            /** @description Draws that were due while the engine did not run. */
            readonly missed: readonly components["schemas"]["MissedDraws"][];
            /** @description The next draws of each series, as the schedule has them. */
            readonly next: readonly {
                /**
                 * Format: date-time
                 * @description When the sale ends.
                 */
                readonly closesAt: string;
                /** @description The name of the game. */
                readonly game: string;
                /**
                 * Format: date-time
                 * @description When the results are published.
                 */
                readonly resultsAt: string;
                /** @description The name of the series: draws that follow each other and inherit the jackpot. */
                readonly series: string;
            }[];
            /** @description Draws that are planned already: they keep the terms that they have. */
            readonly planned: readonly {
                /**
                 * Format: date-time
                 * @description When the sale ends.
                 */
                readonly closesAt: string;
                /** @description The id of the draw. */
                readonly drawId: string;
                /** @description The name of the series: draws that follow each other and inherit the jackpot. */
                readonly series: string;
            }[];
            /** @description Why series of it cannot be planned by this build, or these settings. */
            readonly problems: readonly string[];
            /** @description Counts the changes of the schedule in force. */
            readonly revision: number;
            readonly schedule: components["schemas"]["Schedule"];
            /**
             * Format: date-time
             * @description Since when.
             */
            readonly since: string;
            /**
             * @description Where it comes from.
             * @enum {string}
             */
            readonly source: "file" | "operator";
        };
        /** @description The schedule is not right. */
        readonly ScheduleInvalidProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "scheduleInvalid";
            /** @description Values that help the caller. */
            readonly facts?: {
                /** @description How long the schedule may be, in characters. */
                readonly charactersMax?: number;
            };
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description Another schedule has been put in force in the meantime. */
        readonly ScheduleStaleProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "scheduleStale";
            /** @description Values that help the caller. */
            readonly facts: {
                /** @description The revision of the schedule that holds. */
                readonly revision: number;
            };
        } & WithRequired<components["schemas"]["Problem"], "code" | "facts">;
        /**
         * Selection
         * @description One outcome of a market, with its odds.
         */
        readonly Selection: {
            /** @description The name. */
            readonly name: string;
            /** @description As "1.85": from 0.01 to 10000.00. */
            readonly odds: string;
            /** @description What became of it; null if that is not known. */
            readonly outcome: ("lost" | "won" | "void") | null;
            /** @description The number of the selection in its event, from 0. */
            readonly selection: number;
        };
        /** @description The selection breaks the rules of the game. */
        readonly SelectionInvalidProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "selectionInvalid";
            /** @description Values that help the caller. */
            readonly facts: {
                /** @description Which of the selections, from 0. */
                readonly index?: number;
                /**
                 * @description What exactly is wrong.
                 * @enum {string}
                 */
                readonly reason: "noSelection" | "namedAndAtRandom" | "wrongForm" | "wrongCount" | "notWhole" | "outOfRange" | "repeated" | "tooFewNumbers" | "tooManyNumbers" | "tooManyBankers" | "tooManyCombinations" | "spotsNotSold" | "kindNotSold" | "alike";
            };
        } & WithRequired<components["schemas"]["Problem"], "code" | "facts">;
        /** @description The event has no such selection. */
        readonly SelectionNotFoundProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "selectionNotFound";
            /** @description Values that help the caller. */
            readonly facts?: {
                /** @description Which of the legs, from 0. */
                readonly leg?: number;
                /** @description Which of the selections of the event, from 0. */
                readonly selection?: number;
            };
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description Too many selections in one purchase. */
        readonly SelectionsTooManyProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "selectionsTooMany";
            /** @description Values that help the caller. */
            readonly facts: {
                /** @description How many selections there may be. */
                readonly selectionsMax: number;
            };
        } & WithRequired<components["schemas"]["Problem"], "code" | "facts">;
        /**
         * SeriesJackpot
         * @description What a series has saved up.
         */
        readonly SeriesJackpot: {
            /** @description Planned, on sale, or not published yet. */
            readonly drawsAhead: number;
            /** @description Cancelled draws do not count. */
            readonly drawsSinceWon: number;
            /** @description A sum in minor units (or hundredths of points): an integer where a double holds it exactly, beyond that a string of decimal digits. */
            readonly jackpotMinor: number | string;
            /** @description A sum in minor units (or hundredths of points): an integer where a double holds it exactly, beyond that a string of decimal digits. */
            readonly reserveMinor: number | string;
            /** @description The name of the series: draws that follow each other and inherit the jackpot. */
            readonly series: string;
        };
        /** @description There is no such series. */
        readonly SeriesNotFoundProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "seriesNotFound";
            /** @description Values that help the caller. */
            readonly facts?: {
                /** @description The series that is not known. */
                readonly series?: string;
            };
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description The series has draws that would inherit its jackpot. */
        readonly SeriesOnSaleProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "seriesOnSale";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /**
         * Session
         * @description The tokens of a session that has just been opened or renewed.
         */
        readonly Session: {
            /** @description Goes into the header `Authorization`, behind `Bearer`. */
            readonly accessToken: string;
            /** @description How long the access token is good. */
            readonly expiresInSeconds: number;
            /** @description The id of the player. */
            readonly playerId: string;
            /** @description Absent where the session is kept by a cookie. */
            readonly refreshToken?: string;
        };
        /** @description The session has ended. */
        readonly SessionEndedProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "sessionEnded";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /**
         * ShardStatus
         * @description A shard, as it runs.
         */
        readonly ShardStatus: {
            /** @description How long half of the commits took at most in the last seconds, in milliseconds; null: none. */
            readonly commitMsP50: number | null;
            /** @description How long 99 of 100 commits took at most in the last seconds, in milliseconds; null: none. */
            readonly commitMsP99: number | null;
            /**
             * Format: date-time
             * @description When that was noted.
             */
            readonly journalAt: string;
            /** @description The newest record of its journal that is known to be on disk. */
            readonly journalSequence: number;
            /** @description How old the oldest of them is; null without NATS. */
            readonly outboxOldestSeconds: number | null;
            /** @description Durable records that NATS has not stored wholly yet; null without NATS. */
            readonly outboxRecords: number | null;
            /** @description Commands that wait to be decided. */
            readonly queueDepth: number;
            /** @description How often it came back from its journal since the engine was started. */
            readonly restartCount: number;
            /** @description The length of the file with its rows. */
            readonly rowsBytes: number;
            /** @description Which of them, from 0. */
            readonly shard: number;
            /**
             * Format: date-time
             * @description Since when.
             */
            readonly since: string;
            /**
             * @description The state that it is in.
             * @enum {string}
             */
            readonly state: "serving" | "recovering";
        };
        /** @description A part of the engine is not available. */
        readonly ShardUnavailableProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "shardUnavailable";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description No room for a player with this login. */
        readonly SlotFullProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "slotFull";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description Staff of the operator may not play, pay in or out, or collect points. */
        readonly StaffMayNotPlayProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "staffMayNotPlay";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description The stake is too large. */
        readonly StakeTooLargeProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "stakeTooLarge";
            /** @description Values that help the caller. */
            readonly facts: {
                /** @description The largest stake that would be taken now; 0 if none. (minor units) */
                readonly stakeMinorMax: number;
            };
        } & WithRequired<components["schemas"]["Problem"], "code" | "facts">;
        /** @description The stake is too small. */
        readonly StakeTooSmallProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "stakeTooSmall";
            /** @description Values that help the caller. */
            readonly facts: {
                /** @description The smallest stake. (minor units) */
                readonly stakeMinorMin: number;
            };
        } & WithRequired<components["schemas"]["Problem"], "code" | "facts">;
        /**
         * StandingTicket
         * @description Picks that are played draw after draw.
         */
        readonly StandingTicket: {
            /** @description Without the draw that a prepaid one began with. */
            readonly drawsEntered: number;
            /** @description How many draws it is still to enter; null: until it is stopped. */
            readonly drawsLeft: number | null;
            /** @description When it ended; null if it has not. */
            readonly endedAt: string | null;
            /** @description The name of the game. */
            readonly game: string;
            /**
             * @description `prepaid`: by a purchase of several draws. `recurring`: pays from the balance.
             * @enum {string}
             */
            readonly kind: "prepaid" | "recurring";
            /**
             * Format: date-time
             * @description When it was made.
             */
            readonly madeAt: string;
            /** @description Of the standing ticket that enters the next draws. */
            readonly orderId: string;
            /** @description A count of minor units (cents). */
            readonly prepaidMinor: number;
            /** @description Why it ended: `completed`, `stopped`, `termsChanged` (a draw has another price or other rules), or the refusal of its purchase, such as `balanceTooLow`. */
            readonly reason: string | null;
            /** @description What came back when it ended. */
            readonly refundMinor: number;
            /** @description What is played: one selection for each ticket. */
            readonly selections: readonly (readonly number[] | {
                /** @description Numbers that stand in each combination. */
                readonly bankers: readonly number[];
                /** @description The numbers. */
                readonly numbers: readonly number[];
            } | {
                /** @description Numbers of the second drum. */
                readonly bonus: readonly number[];
                /** @description Numbers of the first drum. */
                readonly main: readonly number[];
            } | {
                /** @description The digits, in order; zeros in front count. */
                readonly digits: string;
                /**
                 * @description Which kind it is.
                 * @enum {string}
                 */
                readonly kind: "straight" | "box";
            } | {
                /** @description The number of the order; it passes the Luhn check. */
                readonly number: string;
            })[];
            /** @description The name of the series: draws that follow each other and inherit the jackpot. */
            readonly series: string;
            /** @description In each draw. */
            readonly stakeMinor: number;
            /**
             * @description The state that it is in.
             * @enum {string}
             */
            readonly state: "active" | "ended";
        };
        /** @description There is no such standing ticket. */
        readonly StandingTicketNotFoundProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "standingTicketNotFound";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description The player has as many active standing tickets as they can have. */
        readonly StandingTicketsTooManyProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "standingTicketsTooMany";
            /** @description Values that help the caller. */
            readonly facts: {
                /** @description How many active standing tickets a player may have. */
                readonly standingTicketsMax: number;
            };
        } & WithRequired<components["schemas"]["Problem"], "code" | "facts">;
        /**
         * Stock
         * @description Tickets that were made in advance for a draw.
         */
        readonly Stock: {
            /** @description How many. */
            readonly count: number;
            /** @description The id of the draw. */
            readonly drawId: string;
        };
        /** @description No ticket of the stock is free. */
        readonly StockEmptyProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "stockEmpty";
            /** @description Values that help the caller. */
            readonly facts?: {
                /** @description How many more tickets of it would be sold; 0 if none. */
                readonly leftCount?: number;
            };
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description Tickets were made for this draw already. */
        readonly StockExistsProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "stockExists";
            /** @description Values that help the caller. */
            readonly facts: {
                /** @description How many tickets were made already. */
                readonly count: number;
            };
        } & WithRequired<components["schemas"]["Problem"], "code" | "facts">;
        /** @description There is no such ticket in the stock of the draw. */
        readonly StockNotFoundProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "stockNotFound";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description One of the tickets is held, or sold. */
        readonly StockTakenProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "stockTaken";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /**
         * StockTicket
         * @description A ticket made in advance that is free.
         */
        readonly StockTicket: {
            /** @description What the ticket plays. */
            readonly selection: readonly number[] | {
                /** @description Numbers that stand in each combination. */
                readonly bankers: readonly number[];
                /** @description The numbers. */
                readonly numbers: readonly number[];
            } | {
                /** @description Numbers of the second drum. */
                readonly bonus: readonly number[];
                /** @description Numbers of the first drum. */
                readonly main: readonly number[];
            } | {
                /** @description The digits, in order; zeros in front count. */
                readonly digits: string;
                /**
                 * @description Which kind it is.
                 * @enum {string}
                 */
                readonly kind: "straight" | "box";
            } | {
                /** @description The number of the order; it passes the Luhn check. */
                readonly number: string;
            };
            /** @description The id of a ticket made in advance. */
            readonly stockId: string;
        };
        /** @description So many different tickets cannot be made. */
        readonly StockTooLargeProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "stockTooLarge";
            /** @description Values that help the caller. */
            readonly facts: {
                /** @description How many different tickets can be made. */
                readonly countMax: number;
            };
        } & WithRequired<components["schemas"]["Problem"], "code" | "facts">;
        /** @description The sum is not a positive amount of points. */
        readonly SumInvalidProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "sumInvalid";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /**
         * ThreadDelay
         * @description How late the event loop of a thread comes round.
         */
        readonly ThreadDelay: {
            /** @description The longest of the last seconds, in milliseconds. */
            readonly delayMsMax: number;
            /** @description The median of the last seconds, in milliseconds. */
            readonly delayMsP50: number;
            /** @description The 99th percentile of the last seconds, in milliseconds. */
            readonly delayMsP99: number;
            /** @description The thread that told of it, or that it is of. */
            readonly thread: string;
        };
        /**
         * Ticket
         * @description A ticket, as its player sees it.
         */
        readonly Ticket: {
            /**
             * Format: date-time
             * @description When it was accepted.
             */
            readonly acceptedAt: string;
            /** @description The prize waits for an operator. */
            readonly awaitsApproval: boolean;
            /** @description The id of the draw. */
            readonly drawId: string;
            /** @description A count of minor units (cents). */
            readonly prizeMinor: number;
            /** @description What the ticket plays. */
            readonly selection: readonly number[] | {
                /** @description Numbers that stand in each combination. */
                readonly bankers: readonly number[];
                /** @description The numbers. */
                readonly numbers: readonly number[];
            } | {
                /** @description Numbers of the second drum. */
                readonly bonus: readonly number[];
                /** @description Numbers of the first drum. */
                readonly main: readonly number[];
            } | {
                /** @description The digits, in order; zeros in front count. */
                readonly digits: string;
                /**
                 * @description Which kind it is.
                 * @enum {string}
                 */
                readonly kind: "straight" | "box";
            } | {
                /** @description The number of the order; it passes the Luhn check. */
                readonly number: string;
            };
            /** @description A count of minor units (cents). */
            readonly stakeMinor: number;
            /**
             * @description `returned`: Given back by its holder.
             * @enum {string}
             */
            readonly state: "accepted" | "won" | "lost" | "refunded" | "returned";
            /** @description The id of the ticket. */
            readonly ticketId: string;
            /** @description The tier, from 1; null where there is no win. */
            readonly tier: number | null;
        };
        /** @description There is no such ticket. */
        readonly TicketNotFoundProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "ticketNotFound";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description The ticket cannot be given back. */
        readonly TicketNotReturnableProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "ticketNotReturnable";
            /** @description Values that help the caller. */
            readonly facts: {
                /**
                 * @description What exactly is wrong.
                 * @enum {string}
                 */
                readonly reason: "notPostponed" | "tooLate";
                /**
                 * Format: date-time
                 * @description Until when the ticket could be given back.
                 */
                readonly until?: string;
            };
        } & WithRequired<components["schemas"]["Problem"], "code" | "facts">;
        /** @description The access token is not valid. */
        readonly TokenInvalidProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "tokenInvalid";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /** @description An access token is needed. */
        readonly TokenMissingProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "tokenMissing";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /**
         * TwoDrumsGame
         * @description A game in which numbers of two drums are drawn.
         */
        readonly TwoDrumsGame: {
            /** @description Of the second drum. */
            readonly bonusNumberCount: number;
            /** @description Of the second drum. */
            readonly bonusPickCount: number;
            /**
             * @description What kind of game it is.
             * @constant
             */
            readonly family: "twoDrums";
            /** @description The name of the game. */
            readonly game: string;
            /** @description Left out where the game has no rules for its jackpot; null for each it lacks. */
            readonly jackpot?: {
                /** @description What the jackpot is at most; null for no such rule. */
                readonly capMinor: number | null;
                /** @description What the jackpot is at least; null for no such rule. */
                readonly guaranteedMinor: number | null;
                /** @description The draw since it was won in which the jackpot goes to the next tier; null for none. */
                readonly mustBeWonBy: number | null;
                /** @description The part of the sales that feeds the reserve, in 1/10,000; null for none. */
                readonly reservePermyriad: number | null;
            };
            /** @description Where kinds of tickets differ in their chances. */
            readonly kinds?: readonly {
                /** @description Which kind it is. */
                readonly kind: string;
                /** @description In theory, in 1/10,000 of the sales. */
                readonly theoreticalPayoutPermyriad: number;
            }[];
            /** @description Numbers run from 1 to this one. */
            readonly numberCount: number;
            /** @description How many numbers a selection has. */
            readonly pickCount: number;
            /** @description What one result may cost the house in fixed prizes, over all tickets: beyond it a pick is refused (`pickLimitReached`). Left out where a game has no such limit. */
            readonly pickLimit?: {
                /** @description When the operator is told. */
                readonly alarmPermyriad: number;
                /** @description A count of minor units (cents). */
                readonly liabilityMinorMax: number;
            };
            /** @description A count of minor units (cents). */
            readonly priceMinor: number;
            /** @description In theory, in 1/10,000 of the sales. */
            readonly theoreticalPayoutPermyriad: number;
            /** @description The tiers, the highest first. */
            readonly tiers: readonly {
                /** @description In the second drum. */
                readonly bonusMatches: number;
                /**
                 * @description Where the money goes if nobody wins it.
                 * @enum {string}
                 */
                readonly ifUnwon?: "rollover" | "house";
                /** @description Whether it is the tier of the jackpot; of a draw: the rules of its jackpot. */
                readonly jackpot?: boolean;
                /**
                 * @description Which kind it is.
                 * @enum {string}
                 */
                readonly kind: "fixed" | "pariMutuel";
                /** @description How many numbers have to match. */
                readonly matches: number;
                /** @description The chance of one selection of the kind that can win it, as "1 in N". */
                readonly odds: string;
                /** @description A count of minor units (cents). */
                readonly prizeMinor?: number;
                /** @description The part of the sales that the winners share, in 1/10,000. */
                readonly sharePermyriad?: number;
                /** @description The tier, from 1; null where there is no win. */
                readonly tier: number;
            }[];
            /**
             * @description The title of the game.
             * @example 5 of 36
             */
            readonly title: string;
            /** @description Of the rules. */
            readonly version: number;
        };
        /**
         * Wallet
         * @description What a player has.
         */
        readonly Wallet: {
            /** @description A count of minor units (cents). */
            readonly balanceMinor: number;
            /** @description The code of the currency (ISO 4217). */
            readonly currency: string;
            /** @description A sum in minor units (or hundredths of points): an integer where a double holds it exactly, beyond that a string of decimal digits. */
            readonly debtMinor: number | string;
            /** @description A sum in minor units (or hundredths of points): an integer where a double holds it exactly, beyond that a string of decimal digits. */
            readonly pointsDebtHundredths: number | string;
            /** @description The points, in hundredths. */
            readonly pointsHundredths: number;
        };
        /** @description The wallet cannot hold more. */
        readonly WalletFullProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "walletFull";
            /** @description Values that help the caller. */
            readonly facts: {
                /** @description The largest amount that would be taken. (minor units) */
                readonly amountMinorMax: number;
            };
        } & WithRequired<components["schemas"]["Problem"], "code" | "facts">;
        /** @description The signature is not valid. */
        readonly WebhookSignatureInvalidProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "webhookSignatureInvalid";
        } & WithRequired<components["schemas"]["Problem"], "code">;
        /**
         * Withdrawal
         * @description A payment out of a wallet.
         */
        readonly Withdrawal: {
            /** @description A count of minor units (cents). */
            readonly amountMinor: number;
            /** @description The code of the currency (ISO 4217). */
            readonly currency: string;
            /** @description How it is paid, as the payment provider calls it. */
            readonly method: string;
            /** @description Who answers for it: a payment provider, or a line provider. */
            readonly provider: string;
            /**
             * Format: date-time
             * @description When it was asked for.
             */
            readonly requestedAt: string;
            /** @description When it was settled; null if it is not yet. */
            readonly settledAt: string | null;
            /**
             * @description The state that it is in.
             * @example completed
             * @enum {string}
             */
            readonly state: "pending" | "completed" | "declined";
            /** @description The id of the withdrawal. */
            readonly withdrawalId: string;
        };
        /** @description The account has as many withdrawals as it can have. */
        readonly WithdrawalsTooManyProblem: {
            /**
             * @description What to switch over.
             * @constant
             */
            readonly code: "withdrawalsTooMany";
            /** @description Values that help the caller. */
            readonly facts: {
                /** @description How many withdrawals an account may have. */
                readonly withdrawalsMax: number;
            };
        } & WithRequired<components["schemas"]["Problem"], "code" | "facts">;
        /**
         * WithdrawPoints
         * @description Points that pay for an order.
         */
        readonly WithdrawPoints: {
            /** @description The number of the order. */
            readonly order: string;
            /** @description Points, positive: 751.5 */
            readonly sum: unknown;
        };
    };
    responses: {
        /** @description `bodyTimeout`: The body came too slowly. */
        readonly bodyTimeout: {
            headers: {
                readonly "Cache-Control": components["headers"]["Cache-Control"];
                readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["BodyTimeoutProblem"];
            };
        };
        /** @description `bodyTooLarge`: The body is too large. */
        readonly bodyTooLarge: {
            headers: {
                readonly "Cache-Control": components["headers"]["Cache-Control"];
                readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
            };
        };
        /** @description `headersTooLarge`: The headers are too large. */
        readonly headersTooLarge: {
            headers: {
                readonly "Cache-Control": components["headers"]["Cache-Control"];
                readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
            };
        };
        /** @description `internalError`: Something went wrong on our side. */
        readonly internalError: {
            headers: {
                readonly "Cache-Control": components["headers"]["Cache-Control"];
                readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["InternalErrorProblem"];
            };
        };
        /** @description `lengthRequired`: A body needs a Content-Length. */
        readonly lengthRequired: {
            headers: {
                readonly "Cache-Control": components["headers"]["Cache-Control"];
                readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["LengthRequiredProblem"];
            };
        };
        /** @description `mediaTypeUnsupported`: The media type is not supported. */
        readonly mediaTypeUnsupported: {
            headers: {
                readonly "Cache-Control": components["headers"]["Cache-Control"];
                readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["MediaTypeUnsupportedProblem"];
            };
        };
        /** @description `numbersUsedUp`: All numbers of this kind are used up. */
        readonly numbersUsedUp: {
            headers: {
                readonly "Cache-Control": components["headers"]["Cache-Control"];
                readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["NumbersUsedUpProblem"];
            };
        };
        /** @description `originForbidden`: Pages of this origin may not connect. */
        readonly originForbidden: {
            headers: {
                readonly "Cache-Control": components["headers"]["Cache-Control"];
                readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["OriginForbiddenProblem"];
            };
        };
        /** @description `rangeNotSatisfiable`: The file has no such range. */
        readonly rangeNotSatisfiable: {
            headers: {
                readonly "Cache-Control": components["headers"]["Cache-Control"];
                readonly "Content-Range": components["headers"]["Content-Range"];
                readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["RangeNotSatisfiableProblem"];
            };
        };
        /** @description `rateLimited`: Too many requests. */
        readonly rateLimited: {
            headers: {
                readonly "Cache-Control": components["headers"]["Cache-Control"];
                readonly "Retry-After": components["headers"]["Retry-After"];
                readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["RateLimitedProblem"];
            };
        };
        /** @description `requestMalformed`: The request is malformed. */
        readonly requestMalformed: {
            headers: {
                readonly "Cache-Control": components["headers"]["Cache-Control"];
                readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["RequestMalformedProblem"];
            };
        };
        /** @description `roleMissing`: The caller lacks the role for this. */
        readonly roleMissing: {
            headers: {
                readonly "Cache-Control": components["headers"]["Cache-Control"];
                readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["RoleMissingProblem"];
            };
        };
        /** @description `webhookSignatureInvalid`: The signature is not valid. */
        readonly webhookSignatureInvalid: {
            headers: {
                readonly "Cache-Control": components["headers"]["Cache-Control"];
                readonly "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["WebhookSignatureInvalidProblem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /**
         * @description The file can be asked for in parts, by `Range`.
         * @example bytes
         */
        readonly "Accept-Ranges": string;
        /**
         * @description The access token, as it is sent with later calls.
         * @example Bearer eyJhbGciOiJFZERTQSJ9.e30.c2ln
         */
        readonly Authorization: string;
        /**
         * @description Whether the answer may be stored, and for how long.
         * @example no-store
         */
        readonly "Cache-Control": string;
        /**
         * @description There when `Accept-Encoding` took it.
         * @example gzip
         */
        readonly "Content-Encoding": string;
        /**
         * @description Which part of the file it is, or how long the file is.
         * @example bytes 0-1023/146515
         */
        readonly "Content-Range": string;
        /**
         * @description Names the content. Sent back in `If-None-Match`, it is answered 304.
         * @example "u3kJtqC0d8LbB1mVqkXo2g"
         */
        readonly ETag: string;
        /**
         * @description There when this key was used before: nothing was done a second time.
         * @example true
         */
        readonly "Idempotent-Replayed": string;
        /**
         * @description After how many seconds to come back.
         * @example 1
         */
        readonly "Retry-After": number;
        /**
         * @description `tirage_device`: the device has logged in before. `tirage_token` (loyalty only): the access token.
         * @example tirage_device=dGVzdA; Path=/; Max-Age=34560000; HttpOnly; SameSite=Strict
         */
        readonly "Set-Cookie": string;
        /**
         * @description What the answer depends on beside the address.
         * @example accept-encoding
         */
        readonly Vary: string;
        /**
         * @description How to authenticate.
         * @example Bearer
         */
        readonly "WWW-Authenticate": string;
        /**
         * @description The id of the request: yours if you sent one, else one of ours.
         * @example k3j2m1-4711
         */
        readonly "X-Request-Id": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly getKeys: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The keys. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "keys": [
                     *         {
                     *           "kid": "0h4FgGrjBt54MHR5HZyW_K-0WDlZlXrmqUAwHwstNQU",
                     *           "kty": "OKP",
                     *           "crv": "Ed25519",
                     *           "x": "nsNH9NcuWET5aGELMosTKoMByIEXgHlu-Tw0axU10ls",
                     *           "alg": "EdDSA",
                     *           "use": "sig"
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": {
                        /** @description The keys that are good now. */
                        readonly keys: readonly {
                            /** @description The algorithm of the signature. */
                            readonly alg: string;
                            /**
                             * @description The curve of the key.
                             * @constant
                             */
                            readonly crv: "Ed25519";
                            /** @description The id of the key, as in the header of a token. */
                            readonly kid: string;
                            /**
                             * @description The type of the key.
                             * @constant
                             */
                            readonly kty: "OKP";
                            /**
                             * @description What the key is for.
                             * @constant
                             */
                            readonly use: "sig";
                            /** @description The public key, in base64url. */
                            readonly x: string;
                        }[];
                    };
                };
            };
        };
    };
    readonly loyaltyFreshNumber: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The number. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "Content-Encoding": components["headers"]["Content-Encoding"];
                    readonly Vary: components["headers"]["Vary"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /** @example text */
                    readonly "text/plain": string;
                };
            };
        };
    };
    readonly loyaltyGetBalance: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description My points. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "Content-Encoding": components["headers"]["Content-Encoding"];
                    readonly Vary: components["headers"]["Vary"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "current": 0,
                     *       "withdrawn": 0
                     *     }
                     */
                    readonly "application/json": components["schemas"]["PointsBalance"];
                };
            };
        };
    };
    readonly loyaltyWithdraw: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Yours, new for each purpose. A repeat with the same key and body gets the first answer; with another body it is refused. It is known for 30 days unless the operator has set another term. Without a key, each request is an operation of its own. What is not visible ASCII is refused within a key, and lost at its ends before anybody sees it: `ä7` and `7` are one key.
                 * @example purchase-1
                 */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "order": "2377225624",
                 *       "sum": 751.5
                 *     }
                 */
                readonly "application/json": components["schemas"]["WithdrawPoints"];
            };
        };
        readonly responses: {
            /** @description Paid. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    readonly Vary: components["headers"]["Vary"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly loyaltyLogIn: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "login": "ada",
                 *       "password": "a long passphrase"
                 *     }
                 */
                readonly "application/json": components["schemas"]["LoyaltyCredentials"];
            };
        };
        readonly responses: {
            /** @description Logged in; the token is in the headers. */
            readonly 200: {
                headers: {
                    readonly Authorization: components["headers"]["Authorization"];
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "Set-Cookie": components["headers"]["Set-Cookie"];
                    readonly Vary: components["headers"]["Vary"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly loyaltyListOrders: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description My orders. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "Content-Encoding": components["headers"]["Content-Encoding"];
                    readonly Vary: components["headers"]["Vary"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "number": "79927398713",
                     *         "status": "NEW",
                     *         "uploaded_at": "2026-01-01T12:00:00.000Z"
                     *       }
                     *     ]
                     */
                    readonly "application/json": readonly components["schemas"]["LoyaltyOrder"][];
                };
            };
            /** @description I have none. */
            readonly 204: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly Vary: components["headers"]["Vary"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly loyaltyRegisterOrder: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /** @example 79927398713 */
                readonly "application/json": string | {
                    /** @description The number of the order; it passes the Luhn check. */
                    readonly number: string;
                };
                /** @example 79927398713 */
                readonly "text/plain": string | {
                    /** @description The number of the order; it passes the Luhn check. */
                    readonly number: string;
                };
            };
        };
        readonly responses: {
            /** @description I have registered it before. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly Vary: components["headers"]["Vary"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken; what it earns is worked out from now on. */
            readonly 202: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly Vary: components["headers"]["Vary"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly loyaltyRegister: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "login": "ada",
                 *       "password": "a long passphrase"
                 *     }
                 */
                readonly "application/json": components["schemas"]["LoyaltyCredentials"];
            };
        };
        readonly responses: {
            /** @description The account is open; its token is in the headers. */
            readonly 200: {
                headers: {
                    readonly Authorization: components["headers"]["Authorization"];
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "Set-Cookie": components["headers"]["Set-Cookie"];
                    readonly Vary: components["headers"]["Vary"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly loyaltyListWithdrawals: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description My withdrawals. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "Content-Encoding": components["headers"]["Content-Encoding"];
                    readonly Vary: components["headers"]["Vary"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "order": "2377225624",
                     *         "sum": 0,
                     *         "processed_at": "2026-01-01T12:00:00.000Z"
                     *       }
                     *     ]
                     */
                    readonly "application/json": readonly components["schemas"]["PointsWithdrawal"][];
                };
            };
            /** @description There are none. */
            readonly 204: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly Vary: components["headers"]["Vary"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly getAsyncApi: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description The `ETag` of what you have: 304 if it is still so.
                 * @example "u3kJtqC0d8LbB1mVqkXo2g"
                 */
                readonly "If-None-Match"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The messages. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    readonly "application/json": Record<string, never>;
                };
            };
            /** @description What `If-None-Match` names is still so. */
            readonly 304: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly getDocumentation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description The `ETag` of what you have: 304 if it is still so.
                 * @example "u3kJtqC0d8LbB1mVqkXo2g"
                 */
                readonly "If-None-Match"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The contract as a page. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /** @example text */
                    readonly "text/html": string;
                };
            };
            /** @description What `If-None-Match` names is still so. */
            readonly 304: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly getDocumentationScript: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description The `ETag` of what you have: 304 if it is still so.
                 * @example "u3kJtqC0d8LbB1mVqkXo2g"
                 */
                readonly "If-None-Match"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A script. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /** @example text */
                    readonly "text/javascript": string;
                };
            };
            /** @description What `If-None-Match` names is still so. */
            readonly 304: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly getDocumentationStart: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description The `ETag` of what you have: 304 if it is still so.
                 * @example "u3kJtqC0d8LbB1mVqkXo2g"
                 */
                readonly "If-None-Match"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A script. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /** @example text */
                    readonly "text/javascript": string;
                };
            };
            /** @description What `If-None-Match` names is still so. */
            readonly 304: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly getHealth: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It lives. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "version": "text"
                     *     }
                     */
                    readonly "application/json": {
                        /**
                         * @description What has become of it.
                         * @constant
                         */
                        readonly status: "ok";
                        /** @description The version; each change makes a new one. */
                        readonly version: string;
                    };
                };
            };
        };
    };
    readonly getOpenApi: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description The `ETag` of what you have: 304 if it is still so.
                 * @example "u3kJtqC0d8LbB1mVqkXo2g"
                 */
                readonly "If-None-Match"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The contract. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    readonly "application/json": Record<string, never>;
                };
            };
            /** @description What `If-None-Match` names is still so. */
            readonly 304: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly getReadiness: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It is ready. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "alarms": {}
                     *     }
                     */
                    readonly "application/json": {
                        /** @description What an operator has to look at although the engine is ready, by kind of alarm. */
                        readonly alarms: {
                            readonly [key: string]: string;
                        };
                        /**
                         * @description What has become of it.
                         * @constant
                         */
                        readonly status: "ok";
                    };
                };
            };
        };
    };
    readonly listAwards: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description The `next` of the page before.
                 * @example text
                 */
                readonly after?: string;
                /**
                 * @description How many at most.
                 * @example 50
                 */
                readonly limit?: number;
                /**
                 * @description The state that it is in.
                 * @example held
                 */
                readonly state?: "held" | "approved";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of awards. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "awards": [
                     *         {
                     *           "awardId": "tk_0000007010000003",
                     *           "kind": "prize",
                     *           "playerId": "pl_vt00000",
                     *           "prizeMinor": 0,
                     *           "state": "held",
                     *           "heldAt": "2026-01-01T12:05:20.000Z",
                     *           "approvedAt": null
                     *         }
                     *       ],
                     *       "next": "WzQ3MTEsMF0"
                     *     }
                     */
                    readonly "application/json": {
                        /** @description The awards. */
                        readonly awards: readonly components["schemas"]["Award"][];
                        /** @description Goes into `after` of the next page; left out on the last. */
                        readonly next?: string;
                    };
                };
            };
        };
    };
    readonly approveAward: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of the ticket or the bet that won.
                 * @example tk_0000007010000003
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It is paid. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "awardId": "tk_0000007010000003",
                     *       "kind": "prize",
                     *       "playerId": "pl_vt00000",
                     *       "prizeMinor": 0,
                     *       "state": "held",
                     *       "heldAt": "2026-01-01T12:05:20.000Z",
                     *       "approvedAt": null
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Award"];
                };
            };
        };
    };
    readonly listDebts: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description The `next` of the page before.
                 * @example text
                 */
                readonly after?: string;
                /**
                 * @description How many at most.
                 * @example 50
                 */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of debts. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "debts": [
                     *         {
                     *           "playerId": "pl_vt00000",
                     *           "debtMinor": 0,
                     *           "pointsDebtHundredths": 0
                     *         }
                     *       ],
                     *       "next": "WzQ3MTEsMF0"
                     *     }
                     */
                    readonly "application/json": {
                        /** @description Players who owe something, in the order of their ids. */
                        readonly debts: readonly {
                            /** @description A sum in minor units (or hundredths of points): an integer where a double holds it exactly, beyond that a string of decimal digits. */
                            readonly debtMinor: number | string;
                            /** @description The id of the player. */
                            readonly playerId: string;
                            /** @description A sum in minor units (or hundredths of points): an integer where a double holds it exactly, beyond that a string of decimal digits. */
                            readonly pointsDebtHundredths: number | string;
                        }[];
                        /** @description Goes into `after` of the next page; left out on the last. */
                        readonly next?: string;
                    };
                };
            };
        };
    };
    readonly planDraw: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "game": "5of36",
                 *       "opensAt": "2026-01-01T12:00:00.000Z",
                 *       "closesAt": "2026-01-01T12:05:00.000Z",
                 *       "resultsAt": "2026-01-01T12:05:20.000Z"
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * Format: date-time
                     * @description When the sale ends.
                     */
                    readonly closesAt: string;
                    /** @description The name of the game. */
                    readonly game: string;
                    /**
                     * Format: date-time
                     * @description When the sale begins.
                     */
                    readonly opensAt: string;
                    /** @description A count of minor units (cents). */
                    readonly priceMinor?: number;
                    /**
                     * Format: date-time
                     * @description When the results are published.
                     */
                    readonly resultsAt: string;
                };
            };
        };
        readonly responses: {
            /** @description The draw is scheduled. */
            readonly 201: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "drawId": "dr_0000007",
                     *       "game": "5of36",
                     *       "series": "express-5of36",
                     *       "state": "open",
                     *       "opensAt": "2026-01-01T12:00:00.000Z",
                     *       "closesAt": "2026-01-01T12:05:00.000Z",
                     *       "resultsAt": "2026-01-01T12:05:20.000Z",
                     *       "priceMinor": 100,
                     *       "ticketCount": 3,
                     *       "poolMinor": 30000,
                     *       "jackpotMinor": 1250000,
                     *       "commitment": "a59de2b154b78d92d779b0b05f8ded4a5a92942a3146b6d4601bca10387b93ca",
                     *       "ticketsRoot": null,
                     *       "cancelReason": null
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Draw"];
                };
            };
        };
    };
    readonly cancelDraw: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of the draw.
                 * @example dr_0000007
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "reason": "the stadium is flooded"
                 *     }
                 */
                readonly "application/json": {
                    /** @description Why. */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description The draw is cancelled. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "drawId": "dr_0000007",
                     *       "game": "5of36",
                     *       "series": "express-5of36",
                     *       "state": "open",
                     *       "opensAt": "2026-01-01T12:00:00.000Z",
                     *       "closesAt": "2026-01-01T12:05:00.000Z",
                     *       "resultsAt": "2026-01-01T12:05:20.000Z",
                     *       "priceMinor": 100,
                     *       "ticketCount": 3,
                     *       "poolMinor": 30000,
                     *       "jackpotMinor": 1250000,
                     *       "commitment": "a59de2b154b78d92d779b0b05f8ded4a5a92942a3146b6d4601bca10387b93ca",
                     *       "ticketsRoot": null,
                     *       "cancelReason": null
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Draw"];
                };
            };
        };
    };
    readonly conductDraw: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of the draw.
                 * @example dr_0000007
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The draw is being conducted. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "drawId": "dr_0000007",
                     *       "game": "5of36",
                     *       "series": "express-5of36",
                     *       "state": "open",
                     *       "opensAt": "2026-01-01T12:00:00.000Z",
                     *       "closesAt": "2026-01-01T12:05:00.000Z",
                     *       "resultsAt": "2026-01-01T12:05:20.000Z",
                     *       "priceMinor": 100,
                     *       "ticketCount": 3,
                     *       "poolMinor": 30000,
                     *       "jackpotMinor": 1250000,
                     *       "commitment": "a59de2b154b78d92d779b0b05f8ded4a5a92942a3146b6d4601bca10387b93ca",
                     *       "ticketsRoot": null,
                     *       "cancelReason": null
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Draw"];
                };
            };
        };
    };
    readonly postponeDraw: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of the draw.
                 * @example dr_0000007
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "closesAt": "2026-01-01T12:05:00.000Z",
                 *       "resultsAt": "2026-01-01T12:05:20.000Z",
                 *       "reason": "the stadium is flooded"
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * Format: date-time
                     * @description When the sale ends.
                     */
                    readonly closesAt: string;
                    /** @description Why. */
                    readonly reason: string;
                    /**
                     * Format: date-time
                     * @description When the results are published.
                     */
                    readonly resultsAt: string;
                };
            };
        };
        readonly responses: {
            /** @description The draw is postponed. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "drawId": "dr_0000007",
                     *       "game": "5of36",
                     *       "series": "express-5of36",
                     *       "state": "open",
                     *       "opensAt": "2026-01-01T12:00:00.000Z",
                     *       "closesAt": "2026-01-01T12:05:00.000Z",
                     *       "resultsAt": "2026-01-01T12:05:20.000Z",
                     *       "priceMinor": 100,
                     *       "ticketCount": 3,
                     *       "poolMinor": 30000,
                     *       "jackpotMinor": 1250000,
                     *       "commitment": "a59de2b154b78d92d779b0b05f8ded4a5a92942a3146b6d4601bca10387b93ca",
                     *       "ticketsRoot": null,
                     *       "cancelReason": null
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Draw"];
                };
            };
        };
    };
    readonly makeStock: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of the draw.
                 * @example dr_0000007
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "count": 5
                 *     }
                 */
                readonly "application/json": {
                    /** @description How many. */
                    readonly count: number;
                };
            };
        };
        readonly responses: {
            /** @description The tickets are made, and can be reserved. */
            readonly 201: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "drawId": "dr_0000007",
                     *       "count": 5
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Stock"];
                };
            };
        };
    };
    readonly createEvent: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Yours, new for each purpose. A repeat with the same key and body gets the first answer; with another body it is refused. It is known for 30 days unless the operator has set another term. Without a key, each request is an operation of its own. What is not visible ASCII is refused within a key, and lost at its ends before anybody sees it: `ä7` and `7` are one key.
                 * @example purchase-1
                 */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "title": "Reds – Blues",
                 *       "deadline": "2026-01-01T13:00:00.000Z",
                 *       "markets": [
                 *         {
                 *           "name": "winner",
                 *           "selections": [
                 *             {
                 *               "name": "Reds",
                 *               "odds": "1.85"
                 *             },
                 *             {
                 *               "name": "Blues",
                 *               "odds": "2.10"
                 *             }
                 *           ]
                 *         }
                 *       ]
                 *     }
                 */
                readonly "application/json": {
                    /** @description How long after a result it can still be corrected. */
                    readonly correctionSeconds?: number;
                    /**
                     * Format: date-time
                     * @description When betting ends.
                     */
                    readonly deadline: string;
                    /** @description What the house may lose beyond the stakes, in minor units. */
                    readonly liabilityMinorMax?: number;
                    /** @description What can be bet on. */
                    readonly markets?: readonly {
                        /** @description What the house may lose beyond the stakes, in minor units. */
                        readonly liabilityMinorMax?: number;
                        /** @description The name. */
                        readonly name: string;
                        /** @description What is played: one selection for each ticket. */
                        readonly selections: readonly {
                            /** @description What the house may lose beyond the stakes, in minor units. */
                            readonly liabilityMinorMax?: number;
                            /** @description The name. */
                            readonly name: string;
                            /** @description As "1.85": from 0.01 to 10000.00. */
                            readonly odds: string;
                        }[];
                    }[];
                    /** @description As "1.85": from 0.01 to 10000.00. */
                    readonly odds?: string;
                    /** @description 185 is odds of 1.85. */
                    readonly oddsHundredths?: number;
                    /** @description What the house may lose beyond the stakes, in minor units. */
                    readonly payoutMinorMax?: number;
                    /** @description A count of minor units (cents). */
                    readonly stakeMinorMax?: number;
                    /** @description A count of minor units (cents). */
                    readonly stakeMinorMin?: number;
                    /** @description The title. */
                    readonly title: string;
                };
            };
        };
        readonly responses: {
            /** @description The event is open. */
            readonly 201: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "eventId": "ev_0000003",
                     *       "version": 1,
                     *       "title": "Reds – Blues",
                     *       "state": "open",
                     *       "deadline": "2026-01-01T13:00:00.000Z",
                     *       "markets": [
                     *         {
                     *           "name": "first team",
                     *           "selections": [
                     *             {
                     *               "selection": 0,
                     *               "name": "first team",
                     *               "odds": "1.85",
                     *               "outcome": null
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "stakeMinorMin": 100,
                     *       "stakeMinorMax": 10000000,
                     *       "payoutMinorMax": 100000000,
                     *       "settled": false,
                     *       "createdAt": "2026-01-01T12:00:00.000Z",
                     *       "changedAt": "2026-01-01T12:30:00.000Z",
                     *       "inForce": false
                     *     }
                     */
                    readonly "application/json": components["schemas"]["ChangedEvent"];
                };
            };
        };
    };
    readonly changeEvent: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Yours, new for each purpose. A repeat with the same key and body gets the first answer; with another body it is refused. It is known for 30 days unless the operator has set another term. Without a key, each request is an operation of its own. What is not visible ASCII is refused within a key, and lost at its ends before anybody sees it: `ä7` and `7` are one key.
                 * @example purchase-1
                 */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                /**
                 * @description The id of the event.
                 * @example ev_0000003
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "version": 1,
                 *       "odds": "1.90"
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * Format: date-time
                     * @description When betting ends.
                     */
                    readonly deadline?: string;
                    /** @description Of a market or of a selection. */
                    readonly limits?: readonly {
                        /** @description What the house may lose beyond the stakes, in minor units. */
                        readonly liabilityMinorMax: number;
                        /** @description Which of the markets, from 0. */
                        readonly market?: number;
                        /** @description The number of the selection in its event, from 0. */
                        readonly selection?: number;
                    }[];
                    /** @description As "1.85": from 0.01 to 10000.00. */
                    readonly odds?: string;
                    /** @description Why. */
                    readonly reason?: string;
                    /** @description What is played: one selection for each ticket. */
                    readonly selections?: readonly {
                        /** @description As "1.85": from 0.01 to 10000.00. */
                        readonly odds: string;
                        /** @description The number of the selection in its event, from 0. */
                        readonly selection: number;
                    }[];
                    /**
                     * @description The state that it is in.
                     * @enum {string}
                     */
                    readonly state?: "open" | "suspended";
                    /** @description Refused if the event has moved on from it. */
                    readonly version?: number;
                };
            };
        };
        readonly responses: {
            /** @description The event, changed. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "eventId": "ev_0000003",
                     *       "version": 1,
                     *       "title": "Reds – Blues",
                     *       "state": "open",
                     *       "deadline": "2026-01-01T13:00:00.000Z",
                     *       "markets": [
                     *         {
                     *           "name": "first team",
                     *           "selections": [
                     *             {
                     *               "selection": 0,
                     *               "name": "first team",
                     *               "odds": "1.85",
                     *               "outcome": null
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "stakeMinorMin": 100,
                     *       "stakeMinorMax": 10000000,
                     *       "payoutMinorMax": 100000000,
                     *       "settled": false,
                     *       "createdAt": "2026-01-01T12:00:00.000Z",
                     *       "changedAt": "2026-01-01T12:30:00.000Z",
                     *       "inForce": false
                     *     }
                     */
                    readonly "application/json": components["schemas"]["ChangedEvent"];
                };
            };
        };
    };
    readonly correctEvent: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Yours, new for each purpose. A repeat with the same key and body gets the first answer; with another body it is refused. It is known for 30 days unless the operator has set another term. Without a key, each request is an operation of its own. What is not visible ASCII is refused within a key, and lost at its ends before anybody sees it: `ä7` and `7` are one key.
                 * @example purchase-1
                 */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                /**
                 * @description The id of the event.
                 * @example ev_0000003
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "state": "lost",
                 *       "reason": "the goal was disallowed"
                 *     }
                 */
                readonly "application/json": {
                    /** @description What is not named is lost. */
                    readonly outcomes?: readonly {
                        /** @description The number of the selection in its event, from 0. */
                        readonly selection: number;
                        /**
                         * @description The state that it is in.
                         * @enum {string}
                         */
                        readonly state: "lost" | "won" | "void";
                    }[];
                    /** @description Why. */
                    readonly reason: string;
                    /**
                     * @description The state that it is in.
                     * @enum {string}
                     */
                    readonly state?: "lost" | "won" | "void";
                };
            };
        };
        readonly responses: {
            /** @description The event, changed. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "eventId": "ev_0000003",
                     *       "version": 1,
                     *       "title": "Reds – Blues",
                     *       "state": "open",
                     *       "deadline": "2026-01-01T13:00:00.000Z",
                     *       "markets": [
                     *         {
                     *           "name": "first team",
                     *           "selections": [
                     *             {
                     *               "selection": 0,
                     *               "name": "first team",
                     *               "odds": "1.85",
                     *               "outcome": null
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "stakeMinorMin": 100,
                     *       "stakeMinorMax": 10000000,
                     *       "payoutMinorMax": 100000000,
                     *       "settled": false,
                     *       "createdAt": "2026-01-01T12:00:00.000Z",
                     *       "changedAt": "2026-01-01T12:30:00.000Z",
                     *       "inForce": false
                     *     }
                     */
                    readonly "application/json": components["schemas"]["ChangedEvent"];
                };
            };
        };
    };
    readonly getLiability: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of the event.
                 * @example ev_0000003
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The liability. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "eventId": "ev_0000003",
                     *       "betCount": 1,
                     *       "stakesMinor": 1250000,
                     *       "markets": [
                     *         {
                     *           "name": "first team",
                     *           "limitMinor": 0,
                     *           "usedMinor": 0
                     *         }
                     *       ],
                     *       "selections": [
                     *         {
                     *           "name": "first team",
                     *           "limitMinor": 0,
                     *           "usedMinor": 0,
                     *           "selection": 0
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Liability"];
                };
            };
        };
    };
    readonly resolveEvent: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Yours, new for each purpose. A repeat with the same key and body gets the first answer; with another body it is refused. It is known for 30 days unless the operator has set another term. Without a key, each request is an operation of its own. What is not visible ASCII is refused within a key, and lost at its ends before anybody sees it: `ä7` and `7` are one key.
                 * @example purchase-1
                 */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                /**
                 * @description The id of the event.
                 * @example ev_0000003
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "state": "won"
                 *     }
                 */
                readonly "application/json": {
                    /** @description What is not named is lost. */
                    readonly outcomes?: readonly {
                        /** @description The number of the selection in its event, from 0. */
                        readonly selection: number;
                        /**
                         * @description The state that it is in.
                         * @enum {string}
                         */
                        readonly state: "lost" | "won" | "void";
                    }[];
                    /** @description Why. */
                    readonly reason?: string;
                    /**
                     * @description The state that it is in.
                     * @enum {string}
                     */
                    readonly state?: "lost" | "won" | "void";
                };
            };
        };
        readonly responses: {
            /** @description The event, changed. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "eventId": "ev_0000003",
                     *       "version": 1,
                     *       "title": "Reds – Blues",
                     *       "state": "open",
                     *       "deadline": "2026-01-01T13:00:00.000Z",
                     *       "markets": [
                     *         {
                     *           "name": "first team",
                     *           "selections": [
                     *             {
                     *               "selection": 0,
                     *               "name": "first team",
                     *               "odds": "1.85",
                     *               "outcome": null
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "stakeMinorMin": 100,
                     *       "stakeMinorMax": 10000000,
                     *       "payoutMinorMax": 100000000,
                     *       "settled": false,
                     *       "createdAt": "2026-01-01T12:00:00.000Z",
                     *       "changedAt": "2026-01-01T12:30:00.000Z",
                     *       "inForce": false
                     *     }
                     */
                    readonly "application/json": components["schemas"]["ChangedEvent"];
                };
            };
        };
    };
    readonly listAuditedVersions: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description The `next` of the page before.
                 * @example text
                 */
                readonly after?: string;
                /**
                 * @description How many at most.
                 * @example 50
                 */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of the event.
                 * @example ev_0000003
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of versions. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "versions": [
                     *         {
                     *           "version": 1,
                     *           "at": "2026-01-01T12:00:00.000Z",
                     *           "change": "created",
                     *           "state": "open",
                     *           "deadline": "2026-01-01T13:00:00.000Z",
                     *           "odds": [
                     *             "1.85"
                     *           ],
                     *           "by": "pl_d700000",
                     *           "reason": "the stadium is flooded"
                     *         }
                     *       ],
                     *       "next": "WzQ3MTEsMF0"
                     *     }
                     */
                    readonly "application/json": {
                        /** @description Goes into `after` of the next page; left out on the last. */
                        readonly next?: string;
                        /** @description The versions, newest first. */
                        readonly versions: readonly components["schemas"]["AuditedEventVersion"][];
                    };
                };
            };
        };
    };
    readonly voidEvent: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Yours, new for each purpose. A repeat with the same key and body gets the first answer; with another body it is refused. It is known for 30 days unless the operator has set another term. Without a key, each request is an operation of its own. What is not visible ASCII is refused within a key, and lost at its ends before anybody sees it: `ä7` and `7` are one key.
                 * @example purchase-1
                 */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                /**
                 * @description The id of the event.
                 * @example ev_0000003
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "reason": "the stadium is flooded"
                 *     }
                 */
                readonly "application/json": {
                    /** @description Why. */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description The event, changed. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "eventId": "ev_0000003",
                     *       "version": 1,
                     *       "title": "Reds – Blues",
                     *       "state": "open",
                     *       "deadline": "2026-01-01T13:00:00.000Z",
                     *       "markets": [
                     *         {
                     *           "name": "first team",
                     *           "selections": [
                     *             {
                     *               "selection": 0,
                     *               "name": "first team",
                     *               "odds": "1.85",
                     *               "outcome": null
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "stakeMinorMin": 100,
                     *       "stakeMinorMax": 10000000,
                     *       "payoutMinorMax": 100000000,
                     *       "settled": false,
                     *       "createdAt": "2026-01-01T12:00:00.000Z",
                     *       "changedAt": "2026-01-01T12:30:00.000Z",
                     *       "inForce": false
                     *     }
                     */
                    readonly "application/json": components["schemas"]["ChangedEvent"];
                };
            };
        };
    };
    readonly listJackpots: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Every series that has had a draw. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "jackpots": [
                     *         {
                     *           "series": "express-5of36",
                     *           "jackpotMinor": 1250000,
                     *           "reserveMinor": 0,
                     *           "drawsSinceWon": 0,
                     *           "drawsAhead": 0
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": {
                        /** @description What the series have saved up. */
                        readonly jackpots: readonly components["schemas"]["SeriesJackpot"][];
                    };
                };
            };
        };
    };
    readonly moveJackpot: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Yours, new for each purpose. A repeat with the same key and body gets the first answer; with another body it is refused. It is known for 30 days unless the operator has set another term. Without a key, each request is an operation of its own. What is not visible ASCII is refused within a key, and lost at its ends before anybody sees it: `ä7` and `7` are one key.
                 * @example purchase-1
                 */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "from": "express-5of36",
                 *       "to": "evening-5of36",
                 *       "reason": "the stadium is flooded"
                 *     }
                 */
                readonly "application/json": {
                    /** @description A count of minor units (cents). */
                    readonly amountMinor?: number;
                    /** @description Where it comes from: a time, a series, or what held before. */
                    readonly from: string;
                    /** @description Why. */
                    readonly reason: string;
                    /** @description Where it goes. */
                    readonly to: string;
                };
            };
        };
        readonly responses: {
            /** @description What was moved. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "from": "express-5of36",
                     *       "to": "evening-5of36",
                     *       "amountMinor": 2000,
                     *       "reserveMinor": 0
                     *     }
                     */
                    readonly "application/json": components["schemas"]["MovedJackpot"];
                };
            };
        };
    };
    readonly getTrialBalance: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The trial balance. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accounts": [
                     *         {
                     *           "account": "players",
                     *           "balanceMinor": 4750
                     *         }
                     *       ],
                     *       "sumMinor": 0,
                     *       "currency": "EUR",
                     *       "points": {
                     *         "accounts": [
                     *           {
                     *             "account": "players",
                     *             "balanceHundredths": 0
                     *           }
                     *         ],
                     *         "sumHundredths": 0
                     *       }
                     *     }
                     */
                    readonly "application/json": {
                        /** @description The accounts, by name. */
                        readonly accounts: readonly {
                            /** @description The name of the account in the ledger. */
                            readonly account: string;
                            /** @description A sum in minor units (or hundredths of points): an integer where a double holds it exactly, beyond that a string of decimal digits. */
                            readonly balanceMinor: number | string;
                        }[];
                        /** @description The code of the currency (ISO 4217). */
                        readonly currency: string;
                        /** @description The accounts of points. */
                        readonly points: {
                            /** @description The accounts, by name. */
                            readonly accounts: readonly {
                                /** @description The name of the account in the ledger. */
                                readonly account: string;
                                /** @description A sum in minor units (or hundredths of points): an integer where a double holds it exactly, beyond that a string of decimal digits. */
                                readonly balanceHundredths: number | string;
                            }[];
                            /** @description A sum in minor units (or hundredths of points): an integer where a double holds it exactly, beyond that a string of decimal digits. */
                            readonly sumHundredths: number | string;
                        };
                        /** @description A sum in minor units (or hundredths of points): an integer where a double holds it exactly, beyond that a string of decimal digits. */
                        readonly sumMinor: number | string;
                    };
                };
            };
        };
    };
    readonly getMeasurements: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description Only what was measured from then on, as finely as it is still known; the last hour if left out.
                 * @example 2026-01-01T11:00:00.000Z
                 */
                readonly from?: string;
                /**
                 * @description Only these, separated by commas; all if left out.
                 * @example purchases,bets
                 */
                readonly names?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The figures. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "since": "2026-01-01T00:00:00.000Z",
                     *       "stepSeconds": 10,
                     *       "at": [
                     *         1767268860,
                     *         1767268870
                     *       ],
                     *       "series": [
                     *         {
                     *           "name": "purchases",
                     *           "unit": "perSecond",
                     *           "values": [
                     *             12.5,
                     *             null
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Measurements"];
                };
            };
        };
    };
    readonly listPlayers: {
        readonly parameters: {
            readonly query: {
                /**
                 * @description The whole login; upper and lower case are the same.
                 * @example ada
                 */
                readonly login: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The account, or none. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "players": [
                     *         {
                     *           "playerId": "pl_vt00000",
                     *           "login": "ada",
                     *           "roles": [
                     *             "player"
                     *           ],
                     *           "registeredAt": "2026-01-01T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "next": "WzQ3MTEsMF0",
                     *       "asOf": "2026-01-01T12:00:00.000Z"
                     *     }
                     */
                    readonly "application/json": {
                        /**
                         * Format: date-time
                         * @description As of when it is told.
                         */
                        readonly asOf: string;
                        /** @description Goes into `after` of the next page; left out on the last. */
                        readonly next?: string;
                        /** @description The accounts. */
                        readonly players: readonly components["schemas"]["FoundPlayer"][];
                    };
                };
            };
        };
    };
    readonly linkExternalId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of the player.
                 * @example pl_vt00000
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "externalId": "017f22e2-79b0-7000-98c4-dc0c0c07398f"
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * Format: uuid
                     * @description What another service calls the player.
                     */
                    readonly externalId: string;
                };
            };
        };
        readonly responses: {
            /** @description The id is theirs. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "playerId": "pl_vt00000",
                     *       "externalIds": [
                     *         "017f22e2-79b0-7000-98c4-dc0c0c07398f"
                     *       ]
                     *     }
                     */
                    readonly "application/json": {
                        /** @description What other services call the player. */
                        readonly externalIds: readonly string[];
                        /** @description The id of the player. */
                        readonly playerId: string;
                    };
                };
            };
        };
    };
    readonly changeRoles: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of the player.
                 * @example pl_vt00000
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "roles": [
                 *         "player"
                 *       ]
                 *     }
                 */
                readonly "application/json": {
                    /** @description What the account may do. */
                    readonly roles: readonly ("player" | "operator" | "auditor" | "admin")[];
                };
            };
        };
        readonly responses: {
            /** @description The roles. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "playerId": "pl_vt00000",
                     *       "roles": [
                     *         "player"
                     *       ]
                     *     }
                     */
                    readonly "application/json": {
                        /** @description The id of the player. */
                        readonly playerId: string;
                        /** @description What the account may do. */
                        readonly roles: readonly string[];
                    };
                };
            };
        };
    };
    readonly getRaffleGame: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of the raffle game.
                 * @example 017f22e2-79b0-7000-98c4-dc0c0c07398f
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The game. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "gameId": "017f22e2-79b0-7000-98c4-dc0c0c07398f",
                     *       "rules": {
                     *         "participantsNeeded": 1,
                     *         "chances": "equal",
                     *         "entriesPerPlayerMax": 1,
                     *         "prize": {
                     *           "kind": "share",
                     *           "sharePermyriad": 1800
                     *         },
                     *         "fillWithinMs": 3600000,
                     *         "ifUnfilled": "cancel"
                     *       },
                     *       "openRaffleId": "017f22e2-79b0-7000-98c4-dc0c0c07398f"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["RaffleGame"];
                };
            };
        };
    };
    readonly configureRaffleGame: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of the raffle game.
                 * @example 017f22e2-79b0-7000-98c4-dc0c0c07398f
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "participantsNeeded": 10,
                 *       "chances": "equal",
                 *       "prize": {
                 *         "kind": "share",
                 *         "sharePermyriad": 5000
                 *       }
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @description Whether each entry has the same chance, or one by its stake.
                     * @enum {string}
                     */
                    readonly chances?: "equal" | "stake";
                    /** @description How many entries a player may have. */
                    readonly entriesPerPlayerMax?: number;
                    /** @description How long it waits for players, in milliseconds; null: for ever. */
                    readonly fillWithinMs?: number | null;
                    /**
                     * @description What becomes of it if it does not fill in time.
                     * @enum {string}
                     */
                    readonly ifUnfilled?: "cancel" | "draw";
                    /** @description Players that start it. */
                    readonly participantsNeeded?: number;
                    /** @description A share of the pot of stakes, a fixed sum, or a share for each place. */
                    readonly prize?: {
                        /**
                         * @description Which kind it is.
                         * @constant
                         */
                        readonly kind: "share";
                        /** @description The part of the sales that the winners share, in 1/10,000. */
                        readonly sharePermyriad: number;
                    } | {
                        /**
                         * @description Which kind it is.
                         * @constant
                         */
                        readonly kind: "fixed";
                        /** @description A count of minor units (cents). */
                        readonly prizeMinor: number;
                    } | {
                        /**
                         * @description Which kind it is.
                         * @constant
                         */
                        readonly kind: "table";
                        /** @description The part of the pot for each place, in 1/10,000. */
                        readonly sharesPermyriad: readonly number[];
                    };
                };
            };
        };
        readonly responses: {
            /** @description The rules hold. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "gameId": "017f22e2-79b0-7000-98c4-dc0c0c07398f",
                     *       "rules": {
                     *         "participantsNeeded": 1,
                     *         "chances": "equal",
                     *         "entriesPerPlayerMax": 1,
                     *         "prize": {
                     *           "kind": "share",
                     *           "sharePermyriad": 1800
                     *         },
                     *         "fillWithinMs": 3600000,
                     *         "ifUnfilled": "cancel"
                     *       },
                     *       "openRaffleId": "017f22e2-79b0-7000-98c4-dc0c0c07398f"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["RaffleGame"];
                };
            };
        };
    };
    readonly listWaitingRaffles: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description The `next` of the page before.
                 * @example text
                 */
                readonly after?: string;
                /**
                 * @description How many at most.
                 * @example 50
                 */
                readonly limit?: number;
                /**
                 * @description The state that it is in.
                 * @example in_waiting
                 */
                readonly state?: "in_waiting" | "started" | "finished" | "cancelled";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of raffles. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "raffles": [
                     *         {
                     *           "raffleId": "017f22e2-79b0-7000-98c4-dc0c0c07398f",
                     *           "gameId": "017f22e2-79b0-7000-98c4-dc0c0c07398f",
                     *           "state": "in_waiting",
                     *           "rules": {
                     *             "participantsNeeded": 1,
                     *             "chances": "equal",
                     *             "entriesPerPlayerMax": 1,
                     *             "prize": {
                     *               "kind": "share",
                     *               "sharePermyriad": 1800
                     *             },
                     *             "fillWithinMs": 3600000,
                     *             "ifUnfilled": "cancel"
                     *           },
                     *           "openedAt": "2026-01-01T12:00:00.000Z",
                     *           "startedAt": null,
                     *           "endedAt": null,
                     *           "expiresAt": "2026-01-01T12:10:00.000Z",
                     *           "entryCount": 10,
                     *           "participantCount": 10,
                     *           "potMinor": 0,
                     *           "termsDigest": "text",
                     *           "commitment": "a59de2b154b78d92d779b0b05f8ded4a5a92942a3146b6d4601bca10387b93ca",
                     *           "ticketsRoot": null,
                     *           "awards": [
                     *             {
                     *               "lottery_id": "017f22e2-79b0-7000-98c4-dc0c0c07398f",
                     *               "win_sum": "330.00",
                     *               "status": "played_out",
                     *               "place": 1,
                     *               "entry": 3,
                     *               "player": "text"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "next": "WzQ3MTEsMF0"
                     *     }
                     */
                    readonly "application/json": {
                        /** @description Goes into `after` of the next page; left out on the last. */
                        readonly next?: string;
                        /** @description The raffles, newest first. */
                        readonly raffles: readonly components["schemas"]["Raffle"][];
                    };
                };
            };
        };
    };
    readonly listRaffleEntries: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description The `next` of the page before.
                 * @example text
                 */
                readonly after?: string;
                /**
                 * @description How many at most.
                 * @example 50
                 */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of the raffle.
                 * @example 017f22e2-79b0-7000-98c4-dc0c0c07398f
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of entries. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "raffleId": "017f22e2-79b0-7000-98c4-dc0c0c07398f",
                     *           "entry": 3,
                     *           "playerId": "pl_vt00000",
                     *           "stakeMinor": 100,
                     *           "messageId": "017f22e2-79b0-7000-98c4-dc0c0c07398f",
                     *           "acceptedAt": "2026-01-01T12:01:02.003Z",
                     *           "state": "in_waiting"
                     *         }
                     *       ],
                     *       "next": "WzQ3MTEsMF0"
                     *     }
                     */
                    readonly "application/json": {
                        /** @description The entries. */
                        readonly entries: readonly components["schemas"]["RaffleEntry"][];
                        /** @description Goes into `after` of the next page; left out on the last. */
                        readonly next?: string;
                    };
                };
            };
        };
    };
    readonly startRaffle: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of the raffle.
                 * @example 017f22e2-79b0-7000-98c4-dc0c0c07398f
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The raffle has started. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "raffleId": "017f22e2-79b0-7000-98c4-dc0c0c07398f",
                     *       "gameId": "017f22e2-79b0-7000-98c4-dc0c0c07398f",
                     *       "state": "in_waiting",
                     *       "rules": {
                     *         "participantsNeeded": 1,
                     *         "chances": "equal",
                     *         "entriesPerPlayerMax": 1,
                     *         "prize": {
                     *           "kind": "share",
                     *           "sharePermyriad": 1800
                     *         },
                     *         "fillWithinMs": 3600000,
                     *         "ifUnfilled": "cancel"
                     *       },
                     *       "openedAt": "2026-01-01T12:00:00.000Z",
                     *       "startedAt": null,
                     *       "endedAt": null,
                     *       "expiresAt": "2026-01-01T12:10:00.000Z",
                     *       "entryCount": 10,
                     *       "participantCount": 10,
                     *       "potMinor": 0,
                     *       "termsDigest": "text",
                     *       "commitment": "a59de2b154b78d92d779b0b05f8ded4a5a92942a3146b6d4601bca10387b93ca",
                     *       "ticketsRoot": null,
                     *       "awards": [
                     *         {
                     *           "lottery_id": "017f22e2-79b0-7000-98c4-dc0c0c07398f",
                     *           "win_sum": "330.00",
                     *           "status": "played_out",
                     *           "place": 1,
                     *           "entry": 3,
                     *           "player": "text"
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Raffle"];
                };
            };
        };
    };
    readonly getSchedule: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The schedule. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "revision": 0,
                     *       "source": "file",
                     *       "since": "2026-01-01T00:00:00.000Z",
                     *       "by": "pl_d700000",
                     *       "schedule": {
                     *         "series": [
                     *           {}
                     *         ]
                     *       },
                     *       "problems": [
                     *         "text"
                     *       ],
                     *       "next": [
                     *         {
                     *           "series": "express-5of36",
                     *           "game": "5of36",
                     *           "closesAt": "2026-01-01T12:05:00.000Z",
                     *           "resultsAt": "2026-01-01T12:05:20.000Z"
                     *         }
                     *       ],
                     *       "planned": [
                     *         {
                     *           "drawId": "dr_0000007",
                     *           "series": "express-5of36",
                     *           "closesAt": "2026-01-01T12:05:00.000Z"
                     *         }
                     *       ],
                     *       "missed": [
                     *         {
                     *           "series": "express-5of36",
                     *           "from": "2026-01-01T12:00:00.000Z",
                     *           "through": "2026-01-01T12:30:00.000Z",
                     *           "count": 5,
                     *           "notedAt": "2026-01-01T13:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["ScheduleInForce"];
                };
            };
        };
    };
    readonly putSchedule: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description The `revision` that one has seen: if another holds, nothing is changed. Left out, whichever holds is changed.
                 * @example 3
                 */
                readonly over?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "series": [
                 *         {
                 *           "seriesId": "keno",
                 *           "game": "keno10",
                 *           "closes": "* * * * *",
                 *           "resultsDelaySeconds": 5
                 *         }
                 *       ]
                 *     }
                 */
                readonly "application/json": components["schemas"]["Schedule"];
            };
        };
        readonly responses: {
            /** @description The schedule in force. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "revision": 0,
                     *       "source": "file",
                     *       "since": "2026-01-01T00:00:00.000Z",
                     *       "by": "pl_d700000",
                     *       "schedule": {
                     *         "series": [
                     *           {}
                     *         ]
                     *       },
                     *       "problems": [
                     *         "text"
                     *       ],
                     *       "next": [
                     *         {
                     *           "series": "express-5of36",
                     *           "game": "5of36",
                     *           "closesAt": "2026-01-01T12:05:00.000Z",
                     *           "resultsAt": "2026-01-01T12:05:20.000Z"
                     *         }
                     *       ],
                     *       "planned": [
                     *         {
                     *           "drawId": "dr_0000007",
                     *           "series": "express-5of36",
                     *           "closesAt": "2026-01-01T12:05:00.000Z"
                     *         }
                     *       ],
                     *       "missed": [
                     *         {
                     *           "series": "express-5of36",
                     *           "from": "2026-01-01T12:00:00.000Z",
                     *           "through": "2026-01-01T12:30:00.000Z",
                     *           "count": 5,
                     *           "notedAt": "2026-01-01T13:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["ScheduleInForce"];
                };
            };
        };
    };
    readonly deleteSchedule: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description The `revision` that one has seen: if another holds, nothing is changed. Left out, whichever holds is changed.
                 * @example 3
                 */
                readonly over?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The schedule in force. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "revision": 0,
                     *       "source": "file",
                     *       "since": "2026-01-01T00:00:00.000Z",
                     *       "by": "pl_d700000",
                     *       "schedule": {
                     *         "series": [
                     *           {}
                     *         ]
                     *       },
                     *       "problems": [
                     *         "text"
                     *       ],
                     *       "next": [
                     *         {
                     *           "series": "express-5of36",
                     *           "game": "5of36",
                     *           "closesAt": "2026-01-01T12:05:00.000Z",
                     *           "resultsAt": "2026-01-01T12:05:20.000Z"
                     *         }
                     *       ],
                     *       "planned": [
                     *         {
                     *           "drawId": "dr_0000007",
                     *           "series": "express-5of36",
                     *           "closesAt": "2026-01-01T12:05:00.000Z"
                     *         }
                     *       ],
                     *       "missed": [
                     *         {
                     *           "series": "express-5of36",
                     *           "from": "2026-01-01T12:00:00.000Z",
                     *           "through": "2026-01-01T12:30:00.000Z",
                     *           "count": 5,
                     *           "notedAt": "2026-01-01T13:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["ScheduleInForce"];
                };
            };
        };
    };
    readonly getStatus: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The engine as it runs. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "asOf": "2026-01-01T12:00:00.000Z",
                     *       "engine": {
                     *         "engineId": "0c41bb9e23e404880a43be50f12b5c6f",
                     *         "version": "0.2.0",
                     *         "role": "whole",
                     *         "startedAt": "2026-01-01T12:00:00.000Z"
                     *       },
                     *       "isReady": true,
                     *       "notReady": [
                     *         {
                     *           "part": "text",
                     *           "sentence": "text",
                     *           "since": "2026-01-01T00:00:00.000Z"
                     *         }
                     *       ],
                     *       "alarms": [
                     *         {
                     *           "kind": "outboxStuck",
                     *           "about": "wall clock",
                     *           "sentence": "text",
                     *           "since": "2026-01-01T00:00:00.000Z",
                     *           "thread": "shard-0",
                     *           "stopsTraffic": false
                     *         }
                     *       ],
                     *       "alarmCount": 0,
                     *       "clock": {
                     *         "state": "steady",
                     *         "now": "2026-01-01T12:00:00.000Z",
                     *         "timeZone": "UTC",
                     *         "skewMs": 0,
                     *         "stepCount": 0
                     *       },
                     *       "shards": [
                     *         {
                     *           "shard": 1,
                     *           "state": "serving",
                     *           "since": "2026-01-01T00:00:00.000Z",
                     *           "queueDepth": 0,
                     *           "journalSequence": 4711,
                     *           "journalAt": "2026-01-01T12:00:00.000Z",
                     *           "commitMsP50": 1.2,
                     *           "commitMsP99": 4.7,
                     *           "outboxRecords": 0,
                     *           "outboxOldestSeconds": 0,
                     *           "rowsBytes": 1048576,
                     *           "restartCount": 0
                     *         }
                     *       ],
                     *       "gateways": [
                     *         {
                     *           "gateway": 0,
                     *           "state": "serving",
                     *           "since": "2026-01-01T00:00:00.000Z",
                     *           "connectionCount": 12,
                     *           "socketCount": 3,
                     *           "pendingCount": 0
                     *         }
                     *       ],
                     *       "threads": [
                     *         {
                     *           "thread": "shard-0",
                     *           "delayMsP50": 0.1,
                     *           "delayMsP99": 1.4,
                     *           "delayMsMax": 3.2
                     *         }
                     *       ],
                     *       "memory": {
                     *         "residentBytes": 314572800,
                     *         "machineBytes": 8589934592
                     *       },
                     *       "disk": {
                     *         "state": "ok",
                     *         "freeBytes": 53687091200,
                     *         "usedBytes": 10737418240,
                     *         "dataBytes": 1073741824,
                     *         "stopsSalesBelowBytes": 268435456
                     *       },
                     *       "nats": {
                     *         "state": "off",
                     *         "since": "2026-01-01T00:00:00.000Z",
                     *         "serverVersion": "2.12.15",
                     *         "sentence": null,
                     *         "outboxRecords": 0,
                     *         "outboxRecordsMax": 1000000,
                     *         "outboxOldestSeconds": 0,
                     *         "isOutboxStuck": false
                     *       },
                     *       "sales": {
                     *         "overSeconds": 0,
                     *         "ticketsPerSecond": 120.5,
                     *         "betsPerSecond": 31,
                     *         "stakesMinorPerSecond": 15150,
                     *         "today": {
                     *           "since": "2026-01-01T00:00:00.000Z",
                     *           "tickets": {
                     *             "count": 5,
                     *             "stakesMinor": 1250000
                     *           },
                     *           "bets": {
                     *             "count": 5,
                     *             "stakesMinor": 1250000
                     *           }
                     *         }
                     *       },
                     *       "lastBackup": null,
                     *       "draws": {
                     *         "late": [
                     *           {
                     *             "drawId": "dr_0000007",
                     *             "series": "express-5of36",
                     *             "game": "5of36",
                     *             "state": "open",
                     *             "duty": "open",
                     *             "dueAt": "2026-01-01T12:05:00.000Z",
                     *             "lateSeconds": 0,
                     *             "waitsFor": {
                     *               "what": "shards",
                     *               "shards": [
                     *                 1
                     *               ]
                     *             }
                     *           }
                     *         ],
                     *         "lateCount": 0,
                     *         "due": [
                     *           {
                     *             "drawId": "dr_0000007",
                     *             "series": "express-5of36",
                     *             "game": "5of36",
                     *             "state": "open",
                     *             "duty": "open",
                     *             "dueAt": "2026-01-01T12:05:00.000Z",
                     *             "lateSeconds": 0,
                     *             "waitsFor": {
                     *               "what": "shards",
                     *               "shards": [
                     *                 1
                     *               ]
                     *             }
                     *           }
                     *         ],
                     *         "dueCount": 2,
                     *         "shardsSilent": []
                     *       }
                     *     }
                     */
                    readonly "application/json": components["schemas"]["EngineStatus"];
                };
            };
        };
    };
    readonly placeSlip: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Yours, new for each purpose. A repeat with the same key and body gets the first answer; with another body it is refused. It is known for 30 days unless the operator has set another term. Without a key, each request is an operation of its own. What is not visible ASCII is refused within a key, and lost at its ends before anybody sees it: `ä7` and `7` are one key.
                 * @example purchase-1
                 */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "stakeMinor": 100,
                 *       "legs": [
                 *         {
                 *           "eventId": "ev_0000003",
                 *           "selection": 0,
                 *           "odds": "1.85"
                 *         },
                 *         {
                 *           "eventId": "ev_0000004",
                 *           "selection": 1,
                 *           "odds": "2.10"
                 *         }
                 *       ]
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @description What is taken when the odds have changed: nothing, better ones, or any.
                     * @enum {string}
                     */
                    readonly accept?: "same" | "better" | "any";
                    /** @description One for a single, several of different events for an accumulator. */
                    readonly legs: readonly {
                        /** @description The id of the event. */
                        readonly eventId: string;
                        /** @description As "1.85": from 0.01 to 10000.00. */
                        readonly odds?: string;
                        /** @description The number of the selection in its event, from 0. */
                        readonly selection?: number;
                    }[];
                    /** @description A count of minor units (cents). */
                    readonly stakeMinor: number;
                };
            };
        };
        readonly responses: {
            /** @description The bet is taken and on disk. */
            readonly 201: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "betId": "bt_0000003010000000",
                     *       "stakeMinor": 100,
                     *       "odds": "1.85",
                     *       "possiblePayoutMinor": 185,
                     *       "legs": [
                     *         {
                     *           "eventId": "ev_0000003",
                     *           "selection": 0,
                     *           "odds": "1.85"
                     *         }
                     *       ],
                     *       "state": "accepted",
                     *       "acceptedAt": "2026-01-01T12:01:02.003Z",
                     *       "balanceMinor": 4750
                     *     }
                     */
                    readonly "application/json": components["schemas"]["PlacedBet"];
                };
            };
        };
    };
    readonly getBet: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of the bet.
                 * @example bt_0000003010000000
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The bet. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "betId": "bt_0000003010000000",
                     *       "stakeMinor": 100,
                     *       "odds": "1.85",
                     *       "possiblePayoutMinor": 185,
                     *       "legs": [
                     *         {
                     *           "eventId": "ev_0000003",
                     *           "selection": 0,
                     *           "odds": "1.85",
                     *           "name": "first team",
                     *           "outcome": null
                     *         }
                     *       ],
                     *       "state": "accepted",
                     *       "payoutMinor": 0,
                     *       "awaitsApproval": false,
                     *       "acceptedAt": "2026-01-01T12:01:02.003Z"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Bet"];
                };
            };
        };
    };
    readonly getConfig: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description The `ETag` of what you have: 304 if it is still so.
                 * @example "u3kJtqC0d8LbB1mVqkXo2g"
                 */
                readonly "If-None-Match"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Currency, ages, ways of payment, doors. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "currency": {
                     *         "code": "EUR",
                     *         "digits": 2
                     *       },
                     *       "ageMin": 18,
                     *       "timeZone": "Europe/Berlin",
                     *       "payments": [
                     *         {
                     *           "kind": "deposit",
                     *           "provider": "sandbox",
                     *           "methods": [
                     *             "sandbox",
                     *             "sandbox:success"
                     *           ],
                     *           "amountMinorMax": 1
                     *         }
                     *       ],
                     *       "password": {
                     *         "charactersMin": 10,
                     *         "charactersMax": 256,
                     *         "refuses": [
                     *           "tooCommon",
                     *           "sameAsLogin"
                     *         ]
                     *       },
                     *       "doors": [
                     *         {
                     *           "kind": "http",
                     *           "url": "https://play.example/v1",
                     *           "path": "/v1",
                     *           "encodings": [
                     *             "application/json"
                     *           ]
                     *         }
                     *       ],
                     *       "version": "0.2.0"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Config"];
                };
            };
            /** @description What `If-None-Match` names is still so. */
            readonly 304: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly listDraws: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description The `next` of the page before.
                 * @example text
                 */
                readonly after?: string;
                /**
                 * @description Only of draws of this game.
                 * @example 5of36
                 */
                readonly game?: string;
                /**
                 * @description How many at most.
                 * @example 50
                 */
                readonly limit?: number;
                /**
                 * @description Only of draws of this series.
                 * @example express-5of36
                 */
                readonly series?: string;
                /**
                 * @description The state that it is in.
                 * @example open
                 */
                readonly state?: "scheduled" | "open" | "closed" | "sealed" | "drawn" | "settled" | "published" | "cancelled" | "missed";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of draws. It may be short where a filter matches little: `next` says if it goes on. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "draws": [
                     *         {
                     *           "drawId": "dr_0000007",
                     *           "game": "5of36",
                     *           "series": "express-5of36",
                     *           "state": "open",
                     *           "opensAt": "2026-01-01T12:00:00.000Z",
                     *           "closesAt": "2026-01-01T12:05:00.000Z",
                     *           "resultsAt": "2026-01-01T12:05:20.000Z",
                     *           "priceMinor": 100,
                     *           "ticketCount": 3,
                     *           "poolMinor": 30000,
                     *           "jackpotMinor": 1250000,
                     *           "commitment": "a59de2b154b78d92d779b0b05f8ded4a5a92942a3146b6d4601bca10387b93ca",
                     *           "ticketsRoot": null,
                     *           "cancelReason": null
                     *         }
                     *       ],
                     *       "next": "WzQ3MTEsMF0"
                     *     }
                     */
                    readonly "application/json": {
                        /** @description The draws, newest first. */
                        readonly draws: readonly components["schemas"]["Draw"][];
                        /** @description Only where they are asked for; newest first. */
                        readonly missed?: readonly components["schemas"]["MissedDraws"][];
                        /** @description Goes into `after` of the next page; left out on the last. */
                        readonly next?: string;
                    };
                };
            };
        };
    };
    readonly getDraw: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of the draw.
                 * @example dr_0000007
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The draw, with all that it promises. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "drawId": "dr_0000007",
                     *       "game": "5of36",
                     *       "series": "express-5of36",
                     *       "state": "open",
                     *       "opensAt": "2026-01-01T12:00:00.000Z",
                     *       "closesAt": "2026-01-01T12:05:00.000Z",
                     *       "resultsAt": "2026-01-01T12:05:20.000Z",
                     *       "priceMinor": 100,
                     *       "ticketCount": 3,
                     *       "poolMinor": 30000,
                     *       "jackpotMinor": 1250000,
                     *       "commitment": "a59de2b154b78d92d779b0b05f8ded4a5a92942a3146b6d4601bca10387b93ca",
                     *       "ticketsRoot": null,
                     *       "cancelReason": null,
                     *       "terms": {
                     *         "series": "express-5of36",
                     *         "inheritsFrom": "text",
                     *         "game": {
                     *           "id": "purchase-1",
                     *           "k": 0,
                     *           "n": 0,
                     *           "tiers": [
                     *             {
                     *               "kind": "fixed",
                     *               "tier": 2,
                     *               "matches": 4,
                     *               "prizeMinor": 1
                     *             }
                     *           ]
                     *         },
                     *         "priceMinor": 100,
                     *         "opensAt": "2026-01-01T12:00:00.000Z",
                     *         "closesAt": "2026-01-01T12:05:00.000Z",
                     *         "resultsAt": "2026-01-01T12:05:20.000Z",
                     *         "graceMs": 0,
                     *         "approvalMinor": 0,
                     *         "beacon": null
                     *       },
                     *       "termsDigest": "text"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["AnnouncedDraw"];
                };
            };
        };
    };
    readonly quoteTickets: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of the draw.
                 * @example dr_0000007
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "selections": [
                 *         [
                 *           3,
                 *           7,
                 *           12,
                 *           25,
                 *           33
                 *         ]
                 *       ],
                 *       "quickPick": 2
                 *     }
                 */
                readonly "application/json": {
                    /** @description The same picks in this draw and in the next draws of its series, as they open: so many in all, paid at once. Not with `payWith` points. */
                    readonly draws?: number;
                    /** @description In number raffles. */
                    readonly numbers?: readonly (string | number)[];
                    /**
                     * @description Money if left out.
                     * @enum {string}
                     */
                    readonly payWith?: "money" | "points";
                    /** @description In games of digits. */
                    readonly plays?: readonly {
                        /** @description A text, in which zeros in front count: "007". */
                        readonly digits: string | number;
                        /**
                         * @description Which kind it is.
                         * @enum {string}
                         */
                        readonly kind: "straight" | "box";
                    }[];
                    /** @description So many tickets, picked at random. */
                    readonly quickPick?: number;
                    /** @description What is played: one selection for each ticket. */
                    readonly selections?: readonly (readonly number[] | {
                        /** @description Numbers of the second drum. */
                        readonly bonus: readonly number[];
                        /** @description Numbers of the first drum. */
                        readonly main: readonly number[];
                    })[];
                    /** @description In keno, beside `quickPick`: how many numbers each of these has; as the game says if left out. */
                    readonly spots?: number;
                    /** @description So many of the tickets made in advance, whichever are free: all, or none. */
                    readonly stock?: number;
                    /** @description These tickets made in advance: all of them, or none. */
                    readonly stockIds?: readonly string[];
                    /** @description Each is one ticket of all combinations of its numbers, and costs the price for each. */
                    readonly system?: readonly ({
                        /** @description Numbers that stand in each combination. */
                        readonly bankers?: readonly number[];
                        /** @description The numbers. */
                        readonly numbers: readonly number[];
                    } | {
                        /** @description Numbers of the second drum. */
                        readonly bonus: readonly number[];
                        /** @description Numbers of the first drum. */
                        readonly main: readonly number[];
                    })[];
                };
            };
        };
        readonly responses: {
            /** @description The price. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "priceMinor": 100,
                     *       "lines": [
                     *         {
                     *           "kind": "selection",
                     *           "combinations": 1,
                     *           "priceMinor": 100
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Quote"];
                };
            };
        };
    };
    readonly reserveStock: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of the draw.
                 * @example dr_0000007
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "stockIds": [
                 *         "sk_010000003"
                 *       ]
                 *     }
                 */
                readonly "application/json": {
                    /** @description Any tickets that are free, as many as there are up to this. */
                    readonly count?: number;
                    /** @description These: all of them, or none. */
                    readonly stockIds?: readonly string[];
                };
            };
        };
        readonly responses: {
            /** @description The tickets are held for the player. */
            readonly 201: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "reservationId": "rs_010000001",
                     *       "expiresAt": "2026-01-01T12:10:00.000Z",
                     *       "priceMinor": 100,
                     *       "stockIds": [
                     *         "sk_010000003"
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Reserved"];
                };
            };
        };
    };
    readonly getResults: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description The `ETag` of what you have: 304 if it is still so.
                 * @example "u3kJtqC0d8LbB1mVqkXo2g"
                 */
                readonly "If-None-Match"?: string;
            };
            readonly path: {
                /**
                 * @description The id of the draw.
                 * @example dr_0000007
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The results. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "drawId": "dr_0000007",
                     *       "game": "5of36",
                     *       "numbers": [
                     *         3,
                     *         7,
                     *         12,
                     *         25,
                     *         33
                     *       ],
                     *       "ticketCount": 3,
                     *       "salesMinor": 30000,
                     *       "tiers": [
                     *         {
                     *           "tier": 2,
                     *           "matches": 4,
                     *           "winners": 12,
                     *           "prizeMinor": 0
                     *         }
                     *       ],
                     *       "rolloverMinor": 0,
                     *       "transcriptUrl": "/v1/draws/dr_0000007/transcript"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Results"];
                };
            };
            /** @description What `If-None-Match` names is still so. */
            readonly 304: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly getSealedTickets: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description The `ETag` of what you have: 304 if it is still so.
                 * @example "u3kJtqC0d8LbB1mVqkXo2g"
                 */
                readonly "If-None-Match"?: string;
                /**
                 * @description The `ETag` of the part that you have: the whole file if it is another by now.
                 * @example "u3kJtqC0d8LbB1mVqkXo2g"
                 */
                readonly "If-Range"?: string;
                /**
                 * @description The part of the file that is wanted (RFC 9110).
                 * @example bytes=0-1023
                 */
                readonly Range?: string;
            };
            readonly path: {
                /**
                 * @description The id of the draw.
                 * @example dr_0000007
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The file. */
            readonly 200: {
                headers: {
                    readonly "Accept-Ranges": components["headers"]["Accept-Ranges"];
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /** @example text */
                    readonly "application/octet-stream": string;
                };
            };
            /** @description The part that `Range` asked for. */
            readonly 206: {
                headers: {
                    readonly "Accept-Ranges": components["headers"]["Accept-Ranges"];
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "Content-Range": components["headers"]["Content-Range"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /** @example text */
                    readonly "application/octet-stream": string;
                };
            };
            /** @description What `If-None-Match` names is still so. */
            readonly 304: {
                headers: {
                    readonly "Accept-Ranges": components["headers"]["Accept-Ranges"];
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "Content-Range": components["headers"]["Content-Range"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly listStock: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description The `next` of the page before.
                 * @example text
                 */
                readonly after?: string;
                /**
                 * @description How many at most.
                 * @example 50
                 */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of the draw.
                 * @example dr_0000007
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of tickets. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tickets": [
                     *         {
                     *           "stockId": "sk_010000003",
                     *           "selection": [
                     *             3,
                     *             7,
                     *             12,
                     *             25,
                     *             33
                     *           ]
                     *         }
                     *       ],
                     *       "next": "WzQ3MTEsMF0"
                     *     }
                     */
                    readonly "application/json": {
                        /** @description Goes into `after` of the next page; left out on the last. */
                        readonly next?: string;
                        /** @description The tickets. */
                        readonly tickets: readonly components["schemas"]["StockTicket"][];
                    };
                };
            };
        };
    };
    readonly buyTickets: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Yours, new for each purpose. A repeat with the same key and body gets the first answer; with another body it is refused. It is known for 30 days unless the operator has set another term. Without a key, each request is an operation of its own. What is not visible ASCII is refused within a key, and lost at its ends before anybody sees it: `ä7` and `7` are one key.
                 * @example purchase-1
                 */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                /**
                 * @description The id of the draw.
                 * @example dr_0000007
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "selections": [
                 *         [
                 *           3,
                 *           7,
                 *           12,
                 *           25,
                 *           33
                 *         ]
                 *       ],
                 *       "quickPick": 2
                 *     }
                 */
                readonly "application/json": {
                    /** @description The same picks in this draw and in the next draws of its series, as they open: so many in all, paid at once. Not with `payWith` points. */
                    readonly draws?: number;
                    /** @description In number raffles. */
                    readonly numbers?: readonly (string | number)[];
                    /**
                     * @description Money if left out.
                     * @enum {string}
                     */
                    readonly payWith?: "money" | "points";
                    /** @description In games of digits. */
                    readonly plays?: readonly {
                        /** @description A text, in which zeros in front count: "007". */
                        readonly digits: string | number;
                        /**
                         * @description Which kind it is.
                         * @enum {string}
                         */
                        readonly kind: "straight" | "box";
                    }[];
                    /** @description So many tickets, picked at random. */
                    readonly quickPick?: number;
                    /** @description What is played: one selection for each ticket. */
                    readonly selections?: readonly (readonly number[] | {
                        /** @description Numbers of the second drum. */
                        readonly bonus: readonly number[];
                        /** @description Numbers of the first drum. */
                        readonly main: readonly number[];
                    })[];
                    /** @description In keno, beside `quickPick`: how many numbers each of these has; as the game says if left out. */
                    readonly spots?: number;
                    /** @description So many of the tickets made in advance, whichever are free: all, or none. */
                    readonly stock?: number;
                    /** @description These tickets made in advance: all of them, or none. */
                    readonly stockIds?: readonly string[];
                    /** @description Each is one ticket of all combinations of its numbers, and costs the price for each. */
                    readonly system?: readonly ({
                        /** @description Numbers that stand in each combination. */
                        readonly bankers?: readonly number[];
                        /** @description The numbers. */
                        readonly numbers: readonly number[];
                    } | {
                        /** @description Numbers of the second drum. */
                        readonly bonus: readonly number[];
                        /** @description Numbers of the first drum. */
                        readonly main: readonly number[];
                    })[];
                };
            };
        };
        readonly responses: {
            /** @description The tickets are bought and on disk. */
            readonly 201: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tickets": [
                     *         {
                     *           "ticketId": "tk_0000007010000003",
                     *           "drawId": "dr_0000007",
                     *           "selection": [
                     *             3,
                     *             7,
                     *             12,
                     *             25,
                     *             33
                     *           ],
                     *           "stakeMinor": 100,
                     *           "state": "accepted",
                     *           "acceptedAt": "2026-01-01T12:01:02.003Z"
                     *         }
                     *       ],
                     *       "balanceMinor": 4750
                     *     }
                     */
                    readonly "application/json": {
                        /** @description A count of minor units (cents). */
                        readonly balanceMinor: number;
                        /** @description Of a purchase of several draws: the draws after this one. */
                        readonly order?: {
                            /** @description It enters the next draws as they open. */
                            readonly drawsLeft: number;
                            /** @description Of the standing ticket that enters the next draws. */
                            readonly orderId: string;
                            /** @description A count of minor units (cents). */
                            readonly prepaidMinor: number;
                        };
                        /** @description The tickets. */
                        readonly tickets: readonly components["schemas"]["BoughtTicket"][];
                    };
                };
            };
        };
    };
    readonly getTranscript: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description The `ETag` of what you have: 304 if it is still so.
                 * @example "u3kJtqC0d8LbB1mVqkXo2g"
                 */
                readonly "If-None-Match"?: string;
            };
            readonly path: {
                /**
                 * @description The id of the draw.
                 * @example dr_0000007
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The transcript. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "format": "tirage/transcript/v2"
                     *     }
                     */
                    readonly "application/json": {
                        /** @description The form of the document, and its version. */
                        readonly format: string;
                    };
                };
            };
            /** @description What `If-None-Match` names is still so. */
            readonly 304: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly listEvents: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description The `next` of the page before.
                 * @example text
                 */
                readonly after?: string;
                /**
                 * @description How many at most.
                 * @example 50
                 */
                readonly limit?: number;
                /**
                 * @description The state that it is in.
                 * @example open
                 */
                readonly state?: "open" | "suspended" | "closed" | "finished" | "void";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of events. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "events": [
                     *         {
                     *           "eventId": "ev_0000003",
                     *           "version": 1,
                     *           "title": "Reds – Blues",
                     *           "state": "open",
                     *           "deadline": "2026-01-01T13:00:00.000Z",
                     *           "markets": [
                     *             {
                     *               "name": "first team",
                     *               "selections": [
                     *                 {
                     *                   "selection": 0,
                     *                   "name": "first team",
                     *                   "odds": "1.85",
                     *                   "outcome": null
                     *                 }
                     *               ]
                     *             }
                     *           ],
                     *           "stakeMinorMin": 100,
                     *           "stakeMinorMax": 10000000,
                     *           "payoutMinorMax": 100000000,
                     *           "settled": false,
                     *           "createdAt": "2026-01-01T12:00:00.000Z",
                     *           "changedAt": "2026-01-01T12:30:00.000Z"
                     *         }
                     *       ],
                     *       "next": "WzQ3MTEsMF0"
                     *     }
                     */
                    readonly "application/json": {
                        /** @description The events, newest first. */
                        readonly events: readonly components["schemas"]["Event"][];
                        /** @description Goes into `after` of the next page; left out on the last. */
                        readonly next?: string;
                    };
                };
            };
        };
    };
    readonly getEvent: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of the event.
                 * @example ev_0000003
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The event. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "eventId": "ev_0000003",
                     *       "version": 1,
                     *       "title": "Reds – Blues",
                     *       "state": "open",
                     *       "deadline": "2026-01-01T13:00:00.000Z",
                     *       "markets": [
                     *         {
                     *           "name": "first team",
                     *           "selections": [
                     *             {
                     *               "selection": 0,
                     *               "name": "first team",
                     *               "odds": "1.85",
                     *               "outcome": null
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "stakeMinorMin": 100,
                     *       "stakeMinorMax": 10000000,
                     *       "payoutMinorMax": 100000000,
                     *       "settled": false,
                     *       "createdAt": "2026-01-01T12:00:00.000Z",
                     *       "changedAt": "2026-01-01T12:30:00.000Z"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Event"];
                };
            };
        };
    };
    readonly placeBet: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Yours, new for each purpose. A repeat with the same key and body gets the first answer; with another body it is refused. It is known for 30 days unless the operator has set another term. Without a key, each request is an operation of its own. What is not visible ASCII is refused within a key, and lost at its ends before anybody sees it: `ä7` and `7` are one key.
                 * @example purchase-1
                 */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                /**
                 * @description The id of the event.
                 * @example ev_0000003
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "stakeMinor": 100,
                 *       "odds": "1.85"
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @description What is taken when the odds have changed: nothing, better ones, or any.
                     * @enum {string}
                     */
                    readonly accept?: "same" | "better" | "any";
                    /** @description As "1.85": from 0.01 to 10000.00. */
                    readonly odds?: string;
                    /** @description The number of the selection in its event, from 0. */
                    readonly selection?: number;
                    /** @description A count of minor units (cents). */
                    readonly stakeMinor: number;
                };
            };
        };
        readonly responses: {
            /** @description The bet is taken and on disk. */
            readonly 201: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "betId": "bt_0000003010000000",
                     *       "stakeMinor": 100,
                     *       "odds": "1.85",
                     *       "possiblePayoutMinor": 185,
                     *       "legs": [
                     *         {
                     *           "eventId": "ev_0000003",
                     *           "selection": 0,
                     *           "odds": "1.85"
                     *         }
                     *       ],
                     *       "state": "accepted",
                     *       "acceptedAt": "2026-01-01T12:01:02.003Z",
                     *       "balanceMinor": 4750
                     *     }
                     */
                    readonly "application/json": components["schemas"]["PlacedBet"];
                };
            };
        };
    };
    readonly getEventOdds: {
        readonly parameters: {
            readonly query: {
                /**
                 * @description When it happened.
                 * @example 2026-01-01T12:00:00.000Z
                 */
                readonly at: string;
            };
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of the event.
                 * @example ev_0000003
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The version. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "version": 1,
                     *       "at": "2026-01-01T12:00:00.000Z",
                     *       "change": "created",
                     *       "state": "open",
                     *       "deadline": "2026-01-01T13:00:00.000Z",
                     *       "odds": [
                     *         "1.85"
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["EventVersion"];
                };
            };
        };
    };
    readonly listEventVersions: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description The `next` of the page before.
                 * @example text
                 */
                readonly after?: string;
                /**
                 * @description How many at most.
                 * @example 50
                 */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of the event.
                 * @example ev_0000003
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of versions. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "versions": [
                     *         {
                     *           "version": 1,
                     *           "at": "2026-01-01T12:00:00.000Z",
                     *           "change": "created",
                     *           "state": "open",
                     *           "deadline": "2026-01-01T13:00:00.000Z",
                     *           "odds": [
                     *             "1.85"
                     *           ]
                     *         }
                     *       ],
                     *       "next": "WzQ3MTEsMF0"
                     *     }
                     */
                    readonly "application/json": {
                        /** @description Goes into `after` of the next page; left out on the last. */
                        readonly next?: string;
                        /** @description The versions, newest first. */
                        readonly versions: readonly components["schemas"]["EventVersion"][];
                    };
                };
            };
        };
    };
    readonly listGames: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description The `ETag` of what you have: 304 if it is still so.
                 * @example "u3kJtqC0d8LbB1mVqkXo2g"
                 */
                readonly "If-None-Match"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The games. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "games": [
                     *         {
                     *           "game": "5of36",
                     *           "family": "kOfN",
                     *           "version": 1,
                     *           "title": "5 of 36",
                     *           "pickCount": 5,
                     *           "numberCount": 36,
                     *           "priceMinor": 100,
                     *           "theoreticalPayoutPermyriad": 5025,
                     *           "tiers": [
                     *             {
                     *               "tier": 2,
                     *               "matches": 4,
                     *               "kind": "fixed",
                     *               "odds": "1.85"
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": {
                        /** @description The games on sale. */
                        readonly games: readonly (components["schemas"]["KOfNGame"] | components["schemas"]["TwoDrumsGame"] | components["schemas"]["KenoGame"] | components["schemas"]["DigitsGame"] | components["schemas"]["NumberRaffleGame"])[];
                    };
                };
            };
            /** @description What `If-None-Match` names is still so. */
            readonly 304: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly getProfile: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The account. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "playerId": "pl_vt00000",
                     *       "login": "ada",
                     *       "birthDate": "1990-01-31",
                     *       "roles": [
                     *         "player"
                     *       ],
                     *       "registeredAt": "2026-01-01T12:00:00.000Z"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Profile"];
                };
            };
        };
    };
    readonly listBets: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description The `next` of the page before.
                 * @example text
                 */
                readonly after?: string;
                /**
                 * @description Only on this event.
                 * @example text
                 */
                readonly event?: string;
                /**
                 * @description How many at most.
                 * @example 50
                 */
                readonly limit?: number;
                /**
                 * @description The state that it is in.
                 * @example accepted
                 */
                readonly state?: "accepted" | "won" | "lost" | "void";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of bets. It may be short where a filter matches little: `next` says if it goes on. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "bets": [
                     *         {
                     *           "betId": "bt_0000003010000000",
                     *           "stakeMinor": 100,
                     *           "odds": "1.85",
                     *           "possiblePayoutMinor": 185,
                     *           "legs": [
                     *             {
                     *               "eventId": "ev_0000003",
                     *               "selection": 0,
                     *               "odds": "1.85",
                     *               "name": "first team",
                     *               "outcome": null
                     *             }
                     *           ],
                     *           "state": "accepted",
                     *           "payoutMinor": 0,
                     *           "awaitsApproval": false,
                     *           "acceptedAt": "2026-01-01T12:01:02.003Z"
                     *         }
                     *       ],
                     *       "next": "WzQ3MTEsMF0"
                     *     }
                     */
                    readonly "application/json": {
                        /** @description The bets, newest first. */
                        readonly bets: readonly components["schemas"]["Bet"][];
                        /** @description Goes into `after` of the next page; left out on the last. */
                        readonly next?: string;
                    };
                };
            };
        };
    };
    readonly giveBirthDate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "birthDate": "1990-01-31"
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * Format: date
                     * @description The birth date.
                     */
                    readonly birthDate: string;
                };
            };
        };
        readonly responses: {
            /** @description The account. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "playerId": "pl_vt00000",
                     *       "login": "ada",
                     *       "birthDate": "1990-01-31",
                     *       "roles": [
                     *         "player"
                     *       ],
                     *       "registeredAt": "2026-01-01T12:00:00.000Z"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Profile"];
                };
            };
        };
    };
    readonly requestDeposit: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Yours, new for each purpose. A repeat with the same key and body gets the first answer; with another body it is refused. It is known for 30 days unless the operator has set another term. Without a key, each request is an operation of its own. What is not visible ASCII is refused within a key, and lost at its ends before anybody sees it: `ä7` and `7` are one key.
                 * @example purchase-1
                 */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "amountMinor": 2000
                 *     }
                 */
                readonly "application/json": {
                    /** @description A count of minor units (cents). */
                    readonly amountMinor: number;
                    /** @description Of the provider, such as "sandbox:success". The provider's default if left out. */
                    readonly method?: string;
                };
            };
        };
        readonly responses: {
            /** @description The deposit, as far as it got. */
            readonly 201: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "depositId": "py_vt000000000001",
                     *       "state": "completed",
                     *       "amountMinor": 2000,
                     *       "currency": "EUR",
                     *       "provider": "sandbox",
                     *       "method": "sandbox:success",
                     *       "requestedAt": "2026-01-01T12:00:00.000Z",
                     *       "settledAt": "2026-01-01T12:00:00.000Z"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Deposit"];
                };
            };
        };
    };
    readonly getDeposit: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of the deposit.
                 * @example py_vt000000000001
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The deposit. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "depositId": "py_vt000000000001",
                     *       "state": "completed",
                     *       "amountMinor": 2000,
                     *       "currency": "EUR",
                     *       "provider": "sandbox",
                     *       "method": "sandbox:success",
                     *       "requestedAt": "2026-01-01T12:00:00.000Z",
                     *       "settledAt": "2026-01-01T12:00:00.000Z"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Deposit"];
                };
            };
        };
    };
    readonly listEntries: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description The `next` of the page before.
                 * @example text
                 */
                readonly after?: string;
                /**
                 * @description How many at most.
                 * @example 50
                 */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of entries. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "entryId": "k.purchase-1",
                     *           "kind": "purchase",
                     *           "amountMinor": -100,
                     *           "balanceMinor": 4750,
                     *           "at": "2026-01-01T12:01:02.003Z",
                     *           "drawId": "dr_0000007",
                     *           "ticketCount": 1,
                     *           "ticketId": "tk_0000007010000003",
                     *           "ticketIds": [
                     *             "tk_0000007010000003"
                     *           ]
                     *         }
                     *       ],
                     *       "next": "WzQ3MTEsMF0"
                     *     }
                     */
                    readonly "application/json": {
                        /** @description The entries. */
                        readonly entries: readonly components["schemas"]["LedgerEntry"][];
                        /** @description Goes into `after` of the next page; left out on the last. */
                        readonly next?: string;
                    };
                };
            };
        };
    };
    readonly changePassword: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "currentPassword": "a long passphrase",
                 *       "newPassword": "another long passphrase"
                 *     }
                 */
                readonly "application/json": {
                    /** @description The password of now. */
                    readonly currentPassword: string;
                    /** @description The password from now on. */
                    readonly newPassword: string;
                };
            };
        };
        readonly responses: {
            /** @description Changed. */
            readonly 204: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "Set-Cookie": components["headers"]["Set-Cookie"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly listMyRaffles: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description The `next` of the page before.
                 * @example text
                 */
                readonly after?: string;
                /**
                 * @description How many at most.
                 * @example 50
                 */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of my raffles. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "raffleId": "017f22e2-79b0-7000-98c4-dc0c0c07398f",
                     *           "gameId": "017f22e2-79b0-7000-98c4-dc0c0c07398f",
                     *           "state": "in_waiting",
                     *           "entryCount": 10,
                     *           "stakeMinor": 100,
                     *           "firstAt": "2026-01-01T12:00:00.000Z",
                     *           "prizeMinor": 0
                     *         }
                     *       ],
                     *       "next": "WzQ3MTEsMF0"
                     *     }
                     */
                    readonly "application/json": {
                        /** @description The entries. */
                        readonly entries: readonly components["schemas"]["MyRaffle"][];
                        /** @description Goes into `after` of the next page; left out on the last. */
                        readonly next?: string;
                    };
                };
            };
        };
    };
    readonly listStandingTickets: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description All of them that are kept. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "standingTickets": [
                     *         {
                     *           "orderId": "st_vt000000000001",
                     *           "kind": "prepaid",
                     *           "series": "express-5of36",
                     *           "game": "5of36",
                     *           "selections": [
                     *             [
                     *               3,
                     *               7,
                     *               12,
                     *               25,
                     *               33
                     *             ]
                     *           ],
                     *           "stakeMinor": 100,
                     *           "state": "active",
                     *           "reason": "the stadium is flooded",
                     *           "drawsLeft": 4,
                     *           "drawsEntered": 0,
                     *           "prepaidMinor": 0,
                     *           "refundMinor": 0,
                     *           "madeAt": "2026-01-01T12:00:00.000Z",
                     *           "endedAt": null
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": {
                        /** @description The standing tickets, newest first. */
                        readonly standingTickets: readonly components["schemas"]["StandingTicket"][];
                    };
                };
            };
        };
    };
    readonly makeStandingTicket: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Yours, new for each purpose. A repeat with the same key and body gets the first answer; with another body it is refused. It is known for 30 days unless the operator has set another term. Without a key, each request is an operation of its own. What is not visible ASCII is refused within a key, and lost at its ends before anybody sees it: `ä7` and `7` are one key.
                 * @example purchase-1
                 */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "series": "express-5of36",
                 *       "quickPick": 1,
                 *       "draws": 5
                 *     }
                 */
                readonly "application/json": {
                    /** @description It ends after so many draws; until it is stopped if left out. */
                    readonly draws?: number;
                    /** @description In number raffles. */
                    readonly numbers?: readonly (string | number)[];
                    /** @description In games of digits. */
                    readonly plays?: readonly {
                        /** @description A text, in which zeros in front count: "007". */
                        readonly digits: string | number;
                        /**
                         * @description Which kind it is.
                         * @enum {string}
                         */
                        readonly kind: "straight" | "box";
                    }[];
                    /** @description So many tickets, picked at random. */
                    readonly quickPick?: number;
                    /** @description What is played: one selection for each ticket. */
                    readonly selections?: readonly (readonly number[] | {
                        /** @description Numbers of the second drum. */
                        readonly bonus: readonly number[];
                        /** @description Numbers of the first drum. */
                        readonly main: readonly number[];
                    })[];
                    /** @description The name of the series: draws that follow each other and inherit the jackpot. */
                    readonly series: string;
                    /** @description In keno, beside `quickPick`: how many numbers each of these has; as the game says if left out. */
                    readonly spots?: number;
                    /** @description Each is one ticket of all combinations of its numbers, and costs the price for each. */
                    readonly system?: readonly ({
                        /** @description Numbers that stand in each combination. */
                        readonly bankers?: readonly number[];
                        /** @description The numbers. */
                        readonly numbers: readonly number[];
                    } | {
                        /** @description Numbers of the second drum. */
                        readonly bonus: readonly number[];
                        /** @description Numbers of the first drum. */
                        readonly main: readonly number[];
                    })[];
                };
            };
        };
        readonly responses: {
            /** @description It is made, and on disk. */
            readonly 201: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "orderId": "st_vt000000000001",
                     *       "kind": "prepaid",
                     *       "series": "express-5of36",
                     *       "game": "5of36",
                     *       "selections": [
                     *         [
                     *           3,
                     *           7,
                     *           12,
                     *           25,
                     *           33
                     *         ]
                     *       ],
                     *       "stakeMinor": 100,
                     *       "state": "active",
                     *       "reason": "the stadium is flooded",
                     *       "drawsLeft": 4,
                     *       "drawsEntered": 0,
                     *       "prepaidMinor": 0,
                     *       "refundMinor": 0,
                     *       "madeAt": "2026-01-01T12:00:00.000Z",
                     *       "endedAt": null
                     *     }
                     */
                    readonly "application/json": components["schemas"]["StandingTicket"];
                };
            };
        };
    };
    readonly getStandingTicket: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of the standing ticket.
                 * @example st_vt000000000001
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The standing ticket. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "orderId": "st_vt000000000001",
                     *       "kind": "prepaid",
                     *       "series": "express-5of36",
                     *       "game": "5of36",
                     *       "selections": [
                     *         [
                     *           3,
                     *           7,
                     *           12,
                     *           25,
                     *           33
                     *         ]
                     *       ],
                     *       "stakeMinor": 100,
                     *       "state": "active",
                     *       "reason": "the stadium is flooded",
                     *       "drawsLeft": 4,
                     *       "drawsEntered": 0,
                     *       "prepaidMinor": 0,
                     *       "refundMinor": 0,
                     *       "madeAt": "2026-01-01T12:00:00.000Z",
                     *       "endedAt": null
                     *     }
                     */
                    readonly "application/json": components["schemas"]["StandingTicket"];
                };
            };
        };
    };
    readonly stopStandingTicket: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of the standing ticket.
                 * @example st_vt000000000001
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It has ended. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "orderId": "st_vt000000000001",
                     *       "kind": "prepaid",
                     *       "series": "express-5of36",
                     *       "game": "5of36",
                     *       "selections": [
                     *         [
                     *           3,
                     *           7,
                     *           12,
                     *           25,
                     *           33
                     *         ]
                     *       ],
                     *       "stakeMinor": 100,
                     *       "state": "active",
                     *       "reason": "the stadium is flooded",
                     *       "drawsLeft": 4,
                     *       "drawsEntered": 0,
                     *       "prepaidMinor": 0,
                     *       "refundMinor": 0,
                     *       "madeAt": "2026-01-01T12:00:00.000Z",
                     *       "endedAt": null
                     *     }
                     */
                    readonly "application/json": components["schemas"]["StandingTicket"];
                };
            };
        };
    };
    readonly listTickets: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description The `next` of the page before.
                 * @example text
                 */
                readonly after?: string;
                /**
                 * @description Only of this draw.
                 * @example text
                 */
                readonly draw?: string;
                /**
                 * @description Only of draws of this game.
                 * @example 5of36
                 */
                readonly game?: string;
                /**
                 * @description How many at most.
                 * @example 50
                 */
                readonly limit?: number;
                /**
                 * @description Only of draws of this series.
                 * @example express-5of36
                 */
                readonly series?: string;
                /**
                 * @description The state that it is in.
                 * @example accepted
                 */
                readonly state?: "accepted" | "won" | "lost" | "refunded" | "returned";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of tickets. It may be short where a filter matches little: `next` says if it goes on. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tickets": [
                     *         {
                     *           "ticketId": "tk_0000007010000003",
                     *           "drawId": "dr_0000007",
                     *           "selection": [
                     *             3,
                     *             7,
                     *             12,
                     *             25,
                     *             33
                     *           ],
                     *           "stakeMinor": 100,
                     *           "state": "accepted",
                     *           "acceptedAt": "2026-01-01T12:01:02.003Z",
                     *           "tier": 2,
                     *           "prizeMinor": 0,
                     *           "awaitsApproval": false
                     *         }
                     *       ],
                     *       "next": "WzQ3MTEsMF0"
                     *     }
                     */
                    readonly "application/json": {
                        /** @description Goes into `after` of the next page; left out on the last. */
                        readonly next?: string;
                        /** @description The tickets. */
                        readonly tickets: readonly components["schemas"]["Ticket"][];
                    };
                };
            };
        };
    };
    readonly getWallet: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The balance. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "balanceMinor": 4750,
                     *       "debtMinor": 0,
                     *       "currency": "EUR",
                     *       "pointsHundredths": 72998,
                     *       "pointsDebtHundredths": 0
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Wallet"];
                };
            };
        };
    };
    readonly requestWithdrawal: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Yours, new for each purpose. A repeat with the same key and body gets the first answer; with another body it is refused. It is known for 30 days unless the operator has set another term. Without a key, each request is an operation of its own. What is not visible ASCII is refused within a key, and lost at its ends before anybody sees it: `ä7` and `7` are one key.
                 * @example purchase-1
                 */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "amountMinor": 2000
                 *     }
                 */
                readonly "application/json": {
                    /** @description A count of minor units (cents). */
                    readonly amountMinor: number;
                    /** @description Of the provider, such as "sandbox:success". The provider's default if left out. */
                    readonly method?: string;
                };
            };
        };
        readonly responses: {
            /** @description The withdrawal, as far as it got. */
            readonly 201: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "withdrawalId": "py_vt000000000002",
                     *       "state": "completed",
                     *       "amountMinor": 2000,
                     *       "currency": "EUR",
                     *       "provider": "sandbox",
                     *       "method": "sandbox:success",
                     *       "requestedAt": "2026-01-01T12:00:00.000Z",
                     *       "settledAt": "2026-01-01T12:00:00.000Z"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Withdrawal"];
                };
            };
        };
    };
    readonly getWithdrawal: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of the withdrawal.
                 * @example py_vt000000000002
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The withdrawal. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "withdrawalId": "py_vt000000000002",
                     *       "state": "completed",
                     *       "amountMinor": 2000,
                     *       "currency": "EUR",
                     *       "provider": "sandbox",
                     *       "method": "sandbox:success",
                     *       "requestedAt": "2026-01-01T12:00:00.000Z",
                     *       "settledAt": "2026-01-01T12:00:00.000Z"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Withdrawal"];
                };
            };
        };
    };
    readonly takePaymentWebhook: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Time and HMAC-SHA256 of the body: only the provider and the engine have its key.
                 * @example text
                 */
                readonly "tirage-sandbox-signature"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "paymentId": "py_vt000000000001",
                 *       "state": "completed"
                 *     }
                 */
                readonly "application/json": unknown;
            };
        };
        readonly responses: {
            /** @description Taken. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "state": "completed"
                     *     }
                     */
                    readonly "application/json": {
                        /**
                         * @description The state that it is in.
                         * @example completed
                         * @enum {string}
                         */
                        readonly state: "pending" | "completed" | "declined";
                    };
                };
            };
        };
    };
    readonly registerPlayer: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "login": "ada",
                 *       "password": "a long passphrase",
                 *       "birthDate": "1990-01-31"
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * Format: date
                     * @description The birth date.
                     */
                    readonly birthDate: string;
                    /** @description Letters of one script, digits, signs of ASCII (RFC 8265). Upper and lower case are the same. */
                    readonly login: string;
                    /** @description The password. */
                    readonly password: string;
                    /**
                     * @description For pages: the refresh token comes in a cookie that scripts cannot read, not in the body.
                     * @constant
                     */
                    readonly session?: "cookie";
                };
            };
        };
        readonly responses: {
            /** @description The account is open. */
            readonly 201: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "Set-Cookie": components["headers"]["Set-Cookie"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "playerId": "pl_vt00000",
                     *       "accessToken": "eyJhbGciOiJFZERTQSJ9.e30.c2ln",
                     *       "expiresInSeconds": 900
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    readonly listRaffles: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description The `next` of the page before.
                 * @example text
                 */
                readonly after?: string;
                /**
                 * @description How many at most.
                 * @example 50
                 */
                readonly limit?: number;
                /**
                 * @description The state that it is in.
                 * @example in_waiting
                 */
                readonly state?: "in_waiting" | "started" | "finished" | "cancelled";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of raffles. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "raffles": [
                     *         {
                     *           "raffleId": "017f22e2-79b0-7000-98c4-dc0c0c07398f",
                     *           "gameId": "017f22e2-79b0-7000-98c4-dc0c0c07398f",
                     *           "state": "in_waiting",
                     *           "rules": {
                     *             "participantsNeeded": 1,
                     *             "chances": "equal",
                     *             "entriesPerPlayerMax": 1,
                     *             "prize": {
                     *               "kind": "share",
                     *               "sharePermyriad": 1800
                     *             },
                     *             "fillWithinMs": 3600000,
                     *             "ifUnfilled": "cancel"
                     *           },
                     *           "openedAt": "2026-01-01T12:00:00.000Z",
                     *           "startedAt": null,
                     *           "endedAt": null,
                     *           "expiresAt": "2026-01-01T12:10:00.000Z",
                     *           "entryCount": 10,
                     *           "participantCount": 10,
                     *           "potMinor": 0,
                     *           "termsDigest": "text",
                     *           "commitment": "a59de2b154b78d92d779b0b05f8ded4a5a92942a3146b6d4601bca10387b93ca",
                     *           "ticketsRoot": null,
                     *           "awards": [
                     *             {
                     *               "lottery_id": "017f22e2-79b0-7000-98c4-dc0c0c07398f",
                     *               "win_sum": "330.00",
                     *               "status": "played_out",
                     *               "place": 1,
                     *               "entry": 3,
                     *               "player": "text"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "next": "WzQ3MTEsMF0"
                     *     }
                     */
                    readonly "application/json": {
                        /** @description Goes into `after` of the next page; left out on the last. */
                        readonly next?: string;
                        /** @description The raffles, newest first. */
                        readonly raffles: readonly components["schemas"]["Raffle"][];
                    };
                };
            };
        };
    };
    readonly getRaffle: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of the raffle.
                 * @example 017f22e2-79b0-7000-98c4-dc0c0c07398f
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The raffle. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "raffleId": "017f22e2-79b0-7000-98c4-dc0c0c07398f",
                     *       "gameId": "017f22e2-79b0-7000-98c4-dc0c0c07398f",
                     *       "state": "in_waiting",
                     *       "rules": {
                     *         "participantsNeeded": 1,
                     *         "chances": "equal",
                     *         "entriesPerPlayerMax": 1,
                     *         "prize": {
                     *           "kind": "share",
                     *           "sharePermyriad": 1800
                     *         },
                     *         "fillWithinMs": 3600000,
                     *         "ifUnfilled": "cancel"
                     *       },
                     *       "openedAt": "2026-01-01T12:00:00.000Z",
                     *       "startedAt": null,
                     *       "endedAt": null,
                     *       "expiresAt": "2026-01-01T12:10:00.000Z",
                     *       "entryCount": 10,
                     *       "participantCount": 10,
                     *       "potMinor": 0,
                     *       "termsDigest": "text",
                     *       "commitment": "a59de2b154b78d92d779b0b05f8ded4a5a92942a3146b6d4601bca10387b93ca",
                     *       "ticketsRoot": null,
                     *       "awards": [
                     *         {
                     *           "lottery_id": "017f22e2-79b0-7000-98c4-dc0c0c07398f",
                     *           "win_sum": "330.00",
                     *           "status": "played_out",
                     *           "place": 1,
                     *           "entry": 3,
                     *           "player": "text"
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Raffle"];
                };
            };
        };
    };
    readonly getRaffleTranscript: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description The `ETag` of what you have: 304 if it is still so.
                 * @example "u3kJtqC0d8LbB1mVqkXo2g"
                 */
                readonly "If-None-Match"?: string;
            };
            readonly path: {
                /**
                 * @description The id of the raffle.
                 * @example 017f22e2-79b0-7000-98c4-dc0c0c07398f
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The transcript. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "format": "tirage/transcript/v2"
                     *     }
                     */
                    readonly "application/json": {
                        /** @description The form of the document, and its version. */
                        readonly format: string;
                    };
                };
            };
            /** @description What `If-None-Match` names is still so. */
            readonly 304: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly getReservation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of the reservation.
                 * @example rs_010000001
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The reservation. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "reservationId": "rs_010000001",
                     *       "drawId": "dr_0000007",
                     *       "state": "reserved",
                     *       "stockIds": [
                     *         "sk_010000003"
                     *       ],
                     *       "priceMinor": 100,
                     *       "reservedAt": "2026-01-01T12:01:00.000Z",
                     *       "expiresAt": "2026-01-01T12:10:00.000Z",
                     *       "ticketIds": [
                     *         "tk_0000007010000003"
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Reservation"];
                };
            };
        };
    };
    readonly releaseReservation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of the reservation.
                 * @example rs_010000001
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The reservation. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "reservationId": "rs_010000001",
                     *       "drawId": "dr_0000007",
                     *       "state": "reserved",
                     *       "stockIds": [
                     *         "sk_010000003"
                     *       ],
                     *       "priceMinor": 100,
                     *       "reservedAt": "2026-01-01T12:01:00.000Z",
                     *       "expiresAt": "2026-01-01T12:10:00.000Z",
                     *       "ticketIds": [
                     *         "tk_0000007010000003"
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Reservation"];
                };
            };
        };
    };
    readonly payReservation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Yours, new for each purpose. A repeat with the same key and body gets the first answer; with another body it is refused. It is known for 30 days unless the operator has set another term. Without a key, each request is an operation of its own. What is not visible ASCII is refused within a key, and lost at its ends before anybody sees it: `ä7` and `7` are one key.
                 * @example purchase-1
                 */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                /**
                 * @description The id of the reservation.
                 * @example rs_010000001
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                /** @example {} */
                readonly "application/json": Record<string, never>;
            };
        };
        readonly responses: {
            /** @description The tickets are bought and on disk. */
            readonly 201: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tickets": [
                     *         {
                     *           "ticketId": "tk_0000007010000003",
                     *           "drawId": "dr_0000007",
                     *           "selection": [
                     *             3,
                     *             7,
                     *             12,
                     *             25,
                     *             33
                     *           ],
                     *           "stakeMinor": 100,
                     *           "state": "accepted",
                     *           "acceptedAt": "2026-01-01T12:01:02.003Z"
                     *         }
                     *       ],
                     *       "balanceMinor": 4750
                     *     }
                     */
                    readonly "application/json": {
                        /** @description A count of minor units (cents). */
                        readonly balanceMinor: number;
                        /** @description The tickets. */
                        readonly tickets: readonly components["schemas"]["BoughtTicket"][];
                    };
                };
            };
        };
    };
    readonly logIn: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "login": "ada",
                 *       "password": "a long passphrase"
                 *     }
                 */
                readonly "application/json": {
                    /** @description The login name. */
                    readonly login: string;
                    /** @description The password. */
                    readonly password: string;
                    /**
                     * @description For pages: the refresh token comes in a cookie that scripts cannot read, not in the body.
                     * @constant
                     */
                    readonly session?: "cookie";
                };
            };
        };
        readonly responses: {
            /** @description Logged in. */
            readonly 201: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "Set-Cookie": components["headers"]["Set-Cookie"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "playerId": "pl_vt00000",
                     *       "accessToken": "eyJhbGciOiJFZERTQSJ9.e30.c2ln",
                     *       "expiresInSeconds": 900
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    readonly logOut: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Logged out. */
            readonly 204: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "Set-Cookie": components["headers"]["Set-Cookie"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly refreshSession: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Needed with `session`: no form of another page sends it.
                 * @example cookie
                 */
                readonly "tirage-session"?: "cookie";
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /** @example {} */
                readonly "application/json": {
                    /** @description Gets the next access token, once; with it comes its successor. */
                    readonly refreshToken?: string;
                    /**
                     * @description For pages: the refresh token comes in a cookie that scripts cannot read, not in the body.
                     * @constant
                     */
                    readonly session?: "cookie";
                };
            };
        };
        readonly responses: {
            /** @description New tokens. */
            readonly 201: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "Set-Cookie": components["headers"]["Set-Cookie"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "playerId": "pl_vt00000",
                     *       "accessToken": "eyJhbGciOiJFZERTQSJ9.e30.c2ln",
                     *       "expiresInSeconds": 900
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    readonly getTicket: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of the ticket.
                 * @example tk_0000007010000003
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The ticket. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ticketId": "tk_0000007010000003",
                     *       "drawId": "dr_0000007",
                     *       "selection": [
                     *         3,
                     *         7,
                     *         12,
                     *         25,
                     *         33
                     *       ],
                     *       "stakeMinor": 100,
                     *       "state": "accepted",
                     *       "acceptedAt": "2026-01-01T12:01:02.003Z",
                     *       "tier": 2,
                     *       "prizeMinor": 0,
                     *       "awaitsApproval": false
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Ticket"];
                };
            };
        };
    };
    readonly getReceipt: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of the ticket.
                 * @example tk_0000007010000003
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The receipt. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ticketId": "tk_0000007010000003",
                     *       "playerId": "pl_vt00000",
                     *       "ticketKey": "text",
                     *       "drawId": "dr_0000007",
                     *       "numbers": [
                     *         3,
                     *         7,
                     *         12,
                     *         25,
                     *         33
                     *       ],
                     *       "acceptedAtMs": 1767268862003,
                     *       "shard": 1,
                     *       "sealed": true
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Receipt"];
                };
            };
        };
    };
    readonly returnTicket: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of the ticket.
                 * @example tk_0000007010000003
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                /** @example {} */
                readonly "application/json": Record<string, never>;
            };
        };
        readonly responses: {
            /** @description The ticket, which takes part no more. */
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["Cache-Control"];
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ticketId": "tk_0000007010000003",
                     *       "drawId": "dr_0000007",
                     *       "selection": [
                     *         3,
                     *         7,
                     *         12,
                     *         25,
                     *         33
                     *       ],
                     *       "stakeMinor": 100,
                     *       "state": "accepted",
                     *       "acceptedAt": "2026-01-01T12:01:02.003Z",
                     *       "tier": 2,
                     *       "prizeMinor": 0,
                     *       "awaitsApproval": false
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Ticket"];
                };
            };
        };
    };
}
type WithRequired<T, K extends keyof T> = T & {
    [P in K]-?: T[P];
};
