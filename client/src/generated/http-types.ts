/** Written by `npm run client:types`. */
export interface paths {
    readonly "/.well-known/jwks.json": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The public keys that verify access tokens (RFC 7517). */
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
        /** A number that an order may have, and none has. */
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
        /** My points: what I have, and what I have withdrawn. */
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
        /** Pay with points for an order elsewhere. */
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
        /** Log in. */
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
        /** My orders, newest first. */
        readonly get: operations["loyaltyListOrders"];
        readonly put?: never;
        /** Register an order, to earn points by it. */
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
        /** Open an account and log in. */
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
        /** What I have paid for with points, newest first. */
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
        /** The messages. */
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
        /** The contract as a page. */
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
        /** A script. */
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
        /** A script. */
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
        /** Whether the process lives. What fails here only a restart cures. */
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
        /** The contract. */
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
        /** Whether the process should be given work. */
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
        /** Large payouts of bets, then large prizes: those that wait for approval, or approved. */
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
        /** Pay a large prize or payout that waits for approval. */
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
        /** Create a draw outside the schedule. */
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
        /** Cancel a draw whose numbers are not drawn yet. Every buyer is refunded. */
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
        /** Draw the numbers of a closed draw now. The results still wait for their time. */
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
        /** Move the close and the results of a draw to later times, before its sale ends. Once. */
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
        /** Create an event that takes bets at once. */
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
        /** Change odds, deadline or limits; suspend or resume betting. */
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
        /** Give another result instead. What was paid by the old one is taken back. */
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
        /** What the house may lose on an event, against its limits. */
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
        /** Give the result. Bets are settled at once; those accepted after it are void. */
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
        /** Every version of an event with who made it and why, newest first. */
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
        /** Give every stake back, also after a result. */
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
        /** Every account class, and their sum, which is zero. */
        readonly get: operations["getTrialBalance"];
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
        /** Set a player's roles. Their sessions end. */
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
        /** The rules of a game's raffles, and the raffle in waiting. */
        readonly get: operations["getRaffleGame"];
        /**
         * Set the rules of a game's raffles, from the next one on.
         * @description A raffle that nobody has entered takes them at once. What is left out is default.
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
        /** Raffles, those in waiting unless another state is asked for. Newest first. */
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
        /** Who is in a raffle, in the order in which they came. */
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
        /** The schedule in force, the next draws of it, and draws that were missed. */
        readonly get: operations["getSchedule"];
        /** Put a schedule in force, over that of the file. Draws that are planned stay. */
        readonly put: operations["putSchedule"];
        readonly post?: never;
        /** Go back to the schedule of the file. Draws that are planned stay. */
        readonly delete: operations["deleteSchedule"];
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
        /** One of my bets. */
        readonly get: operations["getBet"];
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
        /** Draws, newest first. Or those that did not take place, as none was planned. */
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
        /** One draw. */
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
         * @description The body is that of a purchase, and is refused as a purchase of the same picks would be at this moment; with `draws` all of them are in each price. What the wallet holds, what is left of a limited pick and which tickets of stock are free is not looked at.
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
        /** The published results of a draw. They never change. */
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
        /** All that is needed to re-compute a draw, a cancelled one too: for `tirage verify`. */
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
        /** Fixed-odds events, newest first; with `state=open` those that take bets. */
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
        /** One event. */
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
        /** Bet on a selection of an event. */
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
        /** The version that held at an instant: its odds, state and deadline. */
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
        /** Every version that an event has had, newest first. */
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
        /** The games, their prices, prizes and odds. */
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
        /** My account. */
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
        /** My bets, newest first. */
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
        /** Give the birth date of an account that was opened without one. Once. */
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
        /** Pay in. */
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
        /** One of my deposits. */
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
        /** Everything that moved my money, newest first. */
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
        /** Change the password. All other sessions end. */
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
        /** The raffles that I take part in, under my ids at other services. Newest first. */
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
        /** My standing tickets: active ones, then those that ended last. */
        readonly get: operations["listStandingTickets"];
        readonly put?: never;
        /**
         * Play the same picks in each draw of a series.
         * @description It buys from the balance as each next draw of the series opens, until it is stopped. It ends by itself after `draws` draws, when a purchase is refused (but for a full draw, which is left out), and when a draw has another price or other rules. A draw that is on sale when it is made is not bought.
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
        /** One of my standing tickets. */
        readonly get: operations["getStandingTicket"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Stop one of my standing tickets.
         * @description What was prepaid and is left comes back at once. Tickets that it has bought stay. Stopped twice is stopped once.
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
        /** My balance. */
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
        /** Have money paid out. It leaves the balance at once. */
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
        /** One of my withdrawals. */
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
        /** What the payment provider "sandbox" says of a payment, signed. */
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
        /** Open an account and log in. */
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
        /** Raffles, newest first. */
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
        /** One raffle. */
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
        /** Everything that is needed to re-compute a raffle: for `tirage verify`. */
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
        /** One of my reservations, and what became of it. */
        readonly get: operations["getReservation"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Let the tickets of a reservation go.
         * @description Of one that is over already it changes nothing, and answers what became of it.
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
        /** Log out: ends the session and its tokens, and takes its cookie back. */
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
        /** One of my tickets. */
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
        /** A ticket's place in the journal and, once its draw is sealed, its inclusion proof. */
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
        /**
         * AnnouncedDraw
         * @description Keep it: `tirage verify --announced` compares it.
         */
        readonly AnnouncedDraw: {
            readonly cancelReason: string | null;
            /** Format: date-time */
            readonly closesAt: string;
            readonly commitment: string | null;
            readonly drawId: string;
            readonly game: string;
            /** @description Of the rules of the game; left out if it is 1. */
            readonly gameVersion?: number;
            readonly jackpot?: {
                readonly capMinor: number | null;
                readonly guaranteedMinor: number | null;
                readonly mustBeWonBy: number | null;
                readonly number: number | null;
                readonly reservePermyriad: number | null;
            };
            /** @description A count of minor units (cents). */
            readonly jackpotMinor: number;
            /** Format: date-time */
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
            /** Format: date-time */
            readonly resultsAt: string;
            readonly series: string;
            /** @enum {string} */
            readonly state: "scheduled" | "open" | "closed" | "sealed" | "drawn" | "settled" | "published" | "cancelled";
            /** @description Tickets that were made in advance. */
            readonly stock?: {
                /** @description To the seed that their selections follow from. */
                readonly commitment: string;
                readonly count: number;
            };
            readonly terms: components["schemas"]["DrawTerms"];
            /** @description Of the terms; the commitment holds it. */
            readonly termsDigest: string;
            readonly ticketCount: number;
            readonly ticketsRoot: string | null;
        };
        /** AuditedEventVersion */
        readonly AuditedEventVersion: {
            /** Format: date-time */
            readonly at: string;
            readonly by: string | null;
            readonly change: string;
            /** Format: date-time */
            readonly deadline: string;
            /** @description By selection. */
            readonly odds: readonly string[];
            readonly reason: string | null;
            /** @enum {string} */
            readonly state: "open" | "suspended" | "closed" | "finished" | "void";
            readonly version: number;
        };
        /** Award */
        readonly Award: {
            readonly approvedAt: string | null;
            /** @description The id of the ticket or the bet that won. */
            readonly awardId: string;
            /** @description Of a prize. */
            readonly drawId?: string;
            /** @description Of a single bet. */
            readonly eventId?: string;
            /** Format: date-time */
            readonly heldAt: string;
            readonly kind: "prize" | "bet";
            readonly playerId: string;
            /** @description A count of minor units (cents). */
            readonly prizeMinor: number;
            readonly state: "held" | "approved";
            /** @description Of a prize. */
            readonly tier?: number;
        };
        /** Bet */
        readonly Bet: {
            /** Format: date-time */
            readonly acceptedAt: string;
            /** @description A large payout waits for an operator. */
            readonly awaitsApproval: boolean;
            readonly betId: string;
            readonly eventId?: string;
            readonly legs: readonly {
                readonly eventId: string;
                readonly name: string;
                readonly odds: string;
                readonly outcome: ("lost" | "won" | "void") | null;
                /** @description The number of the selection in its event, from 0. */
                readonly selection: number;
            }[];
            readonly odds: string;
            /** @description A count of minor units (cents). */
            readonly payoutMinor: number;
            /** @description A count of minor units (cents). */
            readonly possiblePayoutMinor: number;
            /** @description A count of minor units (cents). */
            readonly stakeMinor: number;
            /** @enum {string} */
            readonly state: "accepted" | "won" | "lost" | "void";
        };
        /** BoughtTicket */
        readonly BoughtTicket: {
            /** Format: date-time */
            readonly acceptedAt: string;
            readonly drawId: string;
            readonly selection: readonly number[] | {
                readonly bankers: readonly number[];
                readonly numbers: readonly number[];
            } | {
                readonly bonus: readonly number[];
                readonly main: readonly number[];
            } | {
                readonly digits: string;
                readonly kind: "straight" | "box";
            } | {
                readonly number: string;
            };
            /** @description A count of minor units (cents). */
            readonly stakeMinor: number;
            /** @constant */
            readonly state: "accepted";
            readonly ticketId: string;
        };
        /** ChangedEvent */
        readonly ChangedEvent: {
            /** Format: date-time */
            readonly changedAt: string;
            /** Format: date-time */
            readonly createdAt: string;
            /** Format: date-time */
            readonly deadline: string;
            readonly eventId: string;
            /** @description False: a part of the engine was busy, and will follow in a moment. */
            readonly inForce: boolean;
            readonly markets: readonly {
                readonly name: string;
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
            readonly title: string;
            readonly version: number;
        };
        /** Deposit */
        readonly Deposit: {
            /** @description A count of minor units (cents). */
            readonly amountMinor: number;
            readonly currency: string;
            readonly depositId: string;
            readonly method: string;
            readonly provider: string;
            /** Format: date-time */
            readonly requestedAt: string;
            readonly settledAt: string | null;
            readonly state: "pending" | "completed" | "declined";
        };
        /** Draw */
        readonly Draw: {
            readonly cancelReason: string | null;
            /** Format: date-time */
            readonly closesAt: string;
            readonly commitment: string | null;
            readonly drawId: string;
            readonly game: string;
            /** @description Of the rules of the game; left out if it is 1. */
            readonly gameVersion?: number;
            readonly jackpot?: {
                readonly capMinor: number | null;
                readonly guaranteedMinor: number | null;
                readonly mustBeWonBy: number | null;
                readonly number: number | null;
                readonly reservePermyriad: number | null;
            };
            /** @description A count of minor units (cents). */
            readonly jackpotMinor: number;
            /** Format: date-time */
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
            /** Format: date-time */
            readonly resultsAt: string;
            readonly series: string;
            /** @enum {string} */
            readonly state: "scheduled" | "open" | "closed" | "sealed" | "drawn" | "settled" | "published" | "cancelled";
            readonly ticketCount: number;
            readonly ticketsRoot: string | null;
        };
        /**
         * DrawTerms
         * @description What the commitment binds beside the seed and the draw.
         */
        readonly DrawTerms: {
            /** @description A count of minor units (cents). */
            readonly approvalMinor: number;
            readonly beacon: {
                readonly round: number;
                readonly source: string;
            } | null;
            /** Format: date-time */
            readonly closesAt: string;
            readonly game: {
                readonly id: string;
                /** @description Left out where the game has no rules for its jackpot; null for each it lacks. */
                readonly jackpot?: {
                    readonly capMinor: number | null;
                    readonly guaranteedMinor: number | null;
                    readonly mustBeWonBy: number | null;
                    readonly reservePermyriad: number | null;
                };
                /** @description Numbers on a ticket, and numbers drawn. */
                readonly k: number;
                /** @description Numbers run from 1 to this one. */
                readonly n: number;
                readonly tiers: readonly ({
                    /** @constant */
                    readonly kind: "fixed";
                    readonly matches: number;
                    /** @description A count of minor units (cents). */
                    readonly prizeMinor: number;
                    readonly tier: number;
                } | {
                    readonly ifUnwon: "rollover" | "house";
                    readonly jackpot: boolean;
                    /** @constant */
                    readonly kind: "pariMutuel";
                    readonly matches: number;
                    readonly sharePermyriad: number;
                    readonly tier: number;
                })[];
                /** @description Left out if it is 1. */
                readonly version?: number;
            } | {
                /** @description The k of the second drum. */
                readonly bonusK: number;
                /** @description The n of the second drum. */
                readonly bonusN: number;
                /** @constant */
                readonly family: "twoDrums";
                readonly id: string;
                /** @description Left out where the game has no rules for its jackpot; null for each it lacks. */
                readonly jackpot?: {
                    readonly capMinor: number | null;
                    readonly guaranteedMinor: number | null;
                    readonly mustBeWonBy: number | null;
                    readonly reservePermyriad: number | null;
                };
                /** @description Numbers on a ticket, and numbers drawn. */
                readonly k: number;
                /** @description Numbers run from 1 to this one. */
                readonly n: number;
                readonly tiers: readonly ({
                    /** @description In the second drum. */
                    readonly bonusMatches: number;
                    /** @constant */
                    readonly kind: "fixed";
                    readonly matches: number;
                    /** @description A count of minor units (cents). */
                    readonly prizeMinor: number;
                    readonly tier: number;
                } | {
                    /** @description In the second drum. */
                    readonly bonusMatches: number;
                    readonly ifUnwon: "rollover" | "house";
                    readonly jackpot: boolean;
                    /** @constant */
                    readonly kind: "pariMutuel";
                    readonly matches: number;
                    readonly sharePermyriad: number;
                    readonly tier: number;
                })[];
                /** @description Left out if it is 1. */
                readonly version?: number;
            } | {
                /** @description Numbers drawn. */
                readonly drawn: number;
                /** @constant */
                readonly family: "keno";
                readonly id: string;
                /** @description Left out where the game has no rules for its jackpot; null for each it lacks. */
                readonly jackpot?: {
                    readonly capMinor: number | null;
                    readonly guaranteedMinor: number | null;
                    readonly mustBeWonBy: number | null;
                    readonly reservePermyriad: number | null;
                };
                /** @description Numbers run from 1 to this one. */
                readonly n: number;
                /** @description Numbers of a quick pick. */
                readonly quickPickSpots: number;
                /** @description A ticket has 1 to so many numbers. */
                readonly spotsMax: number;
                readonly tiers: readonly ({
                    /** @description Those of them that were drawn. */
                    readonly hits: number;
                    /** @constant */
                    readonly kind: "fixed";
                    /** @description A count of minor units (cents). */
                    readonly prizeMinor: number;
                    /** @description Numbers on the ticket. */
                    readonly spots: number;
                    readonly tier: number;
                } | {
                    /** @description Those of them that were drawn. */
                    readonly hits: number;
                    readonly ifUnwon: "rollover" | "house";
                    readonly jackpot: boolean;
                    /** @constant */
                    readonly kind: "pariMutuel";
                    readonly sharePermyriad: number;
                    /** @description Numbers on the ticket. */
                    readonly spots: number;
                    readonly tier: number;
                })[];
                /** @description Left out if it is 1. */
                readonly version?: number;
            } | {
                /** @description Digits drawn, in order. */
                readonly digits: number;
                /** @constant */
                readonly family: "digits";
                readonly id: string;
                /** @description Left out where the game has no rules for its jackpot; null for each it lacks. */
                readonly jackpot?: {
                    readonly capMinor: number | null;
                    readonly guaranteedMinor: number | null;
                    readonly mustBeWonBy: number | null;
                    readonly reservePermyriad: number | null;
                };
                readonly tiers: readonly ({
                    /** @constant */
                    readonly kind: "fixed";
                    /** @description A count of minor units (cents). */
                    readonly prizeMinor: number;
                    readonly tier: number;
                    /** @description 1: straight; else the different orders of a box. */
                    readonly ways: number;
                } | {
                    readonly ifUnwon: "rollover" | "house";
                    readonly jackpot: boolean;
                    /** @constant */
                    readonly kind: "pariMutuel";
                    readonly sharePermyriad: number;
                    readonly tier: number;
                    /** @description 1: straight; else the different orders of a box. */
                    readonly ways: number;
                })[];
                /** @description Left out if it is 1. */
                readonly version?: number;
            } | {
                /** @description Digits of a number; each number is sold once. */
                readonly digits: number;
                /** @constant */
                readonly family: "numberRaffle";
                readonly id: string;
                /** @description Left out where the game has no rules for its jackpot; null for each it lacks. */
                readonly jackpot?: {
                    readonly capMinor: number | null;
                    readonly guaranteedMinor: number | null;
                    readonly mustBeWonBy: number | null;
                    readonly reservePermyriad: number | null;
                };
                readonly tiers: readonly ({
                    /** @description Tickets that win it. */
                    readonly drawn: number;
                    /** @constant */
                    readonly kind: "fixed";
                    /** @description A count of minor units (cents). */
                    readonly prizeMinor: number;
                    readonly tier: number;
                } | {
                    /** @description Tickets that win it. */
                    readonly drawn: number;
                    readonly ifUnwon: "rollover" | "house";
                    readonly jackpot: boolean;
                    /** @constant */
                    readonly kind: "pariMutuel";
                    readonly sharePermyriad: number;
                    readonly tier: number;
                })[];
                /** @description Left out if it is 1. */
                readonly version?: number;
            };
            readonly graceMs: number;
            /** @description The series whose rollovers come into the jackpot when the draw is sealed. */
            readonly inheritsFrom: string;
            /** Format: date-time */
            readonly opensAt: string;
            /** @description A count of minor units (cents). */
            readonly priceMinor: number;
            /** Format: date-time */
            readonly resultsAt: string;
            readonly series: string;
        };
        /** Event */
        readonly Event: {
            /** Format: date-time */
            readonly changedAt: string;
            /** Format: date-time */
            readonly createdAt: string;
            /** Format: date-time */
            readonly deadline: string;
            readonly eventId: string;
            readonly markets: readonly {
                readonly name: string;
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
            readonly title: string;
            readonly version: number;
        };
        /** EventVersion */
        readonly EventVersion: {
            /** Format: date-time */
            readonly at: string;
            readonly change: string;
            /** Format: date-time */
            readonly deadline: string;
            /** @description By selection. */
            readonly odds: readonly string[];
            /** @enum {string} */
            readonly state: "open" | "suspended" | "closed" | "finished" | "void";
            readonly version: number;
        };
        /** Game of digits */
        readonly "Game of digits": {
            readonly digitCount: number;
            /** @constant */
            readonly family: "digits";
            readonly game: string;
            /** @description Left out where the game has no rules for its jackpot; null for each it lacks. */
            readonly jackpot?: {
                readonly capMinor: number | null;
                readonly guaranteedMinor: number | null;
                readonly mustBeWonBy: number | null;
                readonly reservePermyriad: number | null;
            };
            /** @description Where kinds of tickets differ in their chances. */
            readonly kinds?: readonly {
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
            readonly tiers: readonly {
                readonly ifUnwon?: string;
                readonly jackpot?: boolean;
                readonly kind: "fixed" | "pariMutuel";
                /** @description The chance of one selection of the kind that can win it, as "1 in N". */
                readonly odds: string;
                /** @description A count of minor units (cents). */
                readonly prizeMinor?: number;
                readonly sharePermyriad?: number;
                readonly tier: number;
                /** @description 1: straight; else the different orders of a box. */
                readonly ways: number;
            }[];
            readonly title: string;
            /** @description Of the rules. */
            readonly version: number;
        };
        /** Game of keno */
        readonly "Game of keno": {
            readonly drawnCount: number;
            /** @constant */
            readonly family: "keno";
            readonly game: string;
            /** @description Left out where the game has no rules for its jackpot; null for each it lacks. */
            readonly jackpot?: {
                readonly capMinor: number | null;
                readonly guaranteedMinor: number | null;
                readonly mustBeWonBy: number | null;
                readonly reservePermyriad: number | null;
            };
            /** @description Where kinds of tickets differ in their chances. */
            readonly kinds?: readonly {
                readonly kind: string;
                /** @description In theory, in 1/10,000 of the sales. */
                readonly theoreticalPayoutPermyriad: number;
            }[];
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
            readonly quickPickSpots: number;
            readonly spotsMax: number;
            /** @description In theory, in 1/10,000 of the sales. */
            readonly theoreticalPayoutPermyriad: number;
            readonly tiers: readonly {
                /** @description Those of them that were drawn. */
                readonly hits: number;
                readonly ifUnwon?: string;
                readonly jackpot?: boolean;
                readonly kind: "fixed" | "pariMutuel";
                /** @description The chance of one selection of the kind that can win it, as "1 in N". */
                readonly odds: string;
                /** @description A count of minor units (cents). */
                readonly prizeMinor?: number;
                readonly sharePermyriad?: number;
                /** @description Numbers on the ticket. */
                readonly spots: number;
                readonly tier: number;
            }[];
            readonly title: string;
            /** @description Of the rules. */
            readonly version: number;
        };
        /** Game of kOfN */
        readonly "Game of kOfN": {
            /** @constant */
            readonly family: "kOfN";
            readonly game: string;
            /** @description Left out where the game has no rules for its jackpot; null for each it lacks. */
            readonly jackpot?: {
                readonly capMinor: number | null;
                readonly guaranteedMinor: number | null;
                readonly mustBeWonBy: number | null;
                readonly reservePermyriad: number | null;
            };
            /** @description Where kinds of tickets differ in their chances. */
            readonly kinds?: readonly {
                readonly kind: string;
                /** @description In theory, in 1/10,000 of the sales. */
                readonly theoreticalPayoutPermyriad: number;
            }[];
            readonly numberCount: number;
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
            readonly tiers: readonly {
                readonly ifUnwon?: string;
                readonly jackpot?: boolean;
                readonly kind: "fixed" | "pariMutuel";
                readonly matches: number;
                /** @description The chance of one selection of the kind that can win it, as "1 in N". */
                readonly odds: string;
                /** @description A count of minor units (cents). */
                readonly prizeMinor?: number;
                readonly sharePermyriad?: number;
                readonly tier: number;
            }[];
            readonly title: string;
            /** @description Of the rules. */
            readonly version: number;
        };
        /** Game of numberRaffle */
        readonly "Game of numberRaffle": {
            readonly digitCount: number;
            /** @constant */
            readonly family: "numberRaffle";
            readonly game: string;
            /** @description Left out where the game has no rules for its jackpot; null for each it lacks. */
            readonly jackpot?: {
                readonly capMinor: number | null;
                readonly guaranteedMinor: number | null;
                readonly mustBeWonBy: number | null;
                readonly reservePermyriad: number | null;
            };
            /** @description Where kinds of tickets differ in their chances. */
            readonly kinds?: readonly {
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
            readonly tiers: readonly {
                /** @description Tickets that win it. */
                readonly drawn: number;
                readonly ifUnwon?: string;
                readonly jackpot?: boolean;
                readonly kind: "fixed" | "pariMutuel";
                /** @description The chance of one selection of the kind that can win it, as "1 in N". */
                readonly odds: string;
                /** @description A count of minor units (cents). */
                readonly prizeMinor?: number;
                readonly sharePermyriad?: number;
                readonly tier: number;
            }[];
            readonly title: string;
            /** @description Of the rules. */
            readonly version: number;
        };
        /** Game of twoDrums */
        readonly "Game of twoDrums": {
            /** @description Of the second drum. */
            readonly bonusNumberCount: number;
            /** @description Of the second drum. */
            readonly bonusPickCount: number;
            /** @constant */
            readonly family: "twoDrums";
            readonly game: string;
            /** @description Left out where the game has no rules for its jackpot; null for each it lacks. */
            readonly jackpot?: {
                readonly capMinor: number | null;
                readonly guaranteedMinor: number | null;
                readonly mustBeWonBy: number | null;
                readonly reservePermyriad: number | null;
            };
            /** @description Where kinds of tickets differ in their chances. */
            readonly kinds?: readonly {
                readonly kind: string;
                /** @description In theory, in 1/10,000 of the sales. */
                readonly theoreticalPayoutPermyriad: number;
            }[];
            readonly numberCount: number;
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
            readonly tiers: readonly {
                /** @description In the second drum. */
                readonly bonusMatches: number;
                readonly ifUnwon?: string;
                readonly jackpot?: boolean;
                readonly kind: "fixed" | "pariMutuel";
                readonly matches: number;
                /** @description The chance of one selection of the kind that can win it, as "1 in N". */
                readonly odds: string;
                /** @description A count of minor units (cents). */
                readonly prizeMinor?: number;
                readonly sharePermyriad?: number;
                readonly tier: number;
            }[];
            readonly title: string;
            /** @description Of the rules. */
            readonly version: number;
        };
        /** LedgerEntry */
        readonly LedgerEntry: {
            /** @description A count of minor units (cents). */
            readonly amountMinor: number;
            /** Format: date-time */
            readonly at: string;
            /** @description A count of minor units (cents). */
            readonly balanceMinor: number;
            readonly betCount?: number;
            readonly drawId?: string;
            readonly entryId: string;
            readonly eventId?: string;
            /** @description deposit, withdrawal, purchase, prize, refund, bet, betPayout, … */
            readonly kind: string;
            /** @description Of a standing ticket. */
            readonly orderId?: string;
            readonly paymentId?: string;
            readonly ticketCount?: number;
        };
        /** Liability */
        readonly Liability: {
            readonly betCount: number;
            readonly eventId: string;
            readonly markets: readonly {
                /** @description A count of minor units (cents). */
                readonly limitMinor: number;
                readonly name: string;
                /** @description A count of minor units (cents). */
                readonly usedMinor: number;
            }[];
            readonly selections: readonly {
                /** @description A count of minor units (cents). */
                readonly limitMinor: number;
                readonly name: string;
                /** @description The number of the selection in its event, from 0. */
                readonly selection: number;
                /** @description A count of minor units (cents). */
                readonly usedMinor: number;
            }[];
            /** @description A count of minor units (cents). */
            readonly stakesMinor: number;
        };
        /** LoyaltyCredentials */
        readonly LoyaltyCredentials: {
            readonly login: string;
            readonly password: string;
        };
        /** LoyaltyOrder */
        readonly LoyaltyOrder: {
            /** @description Points, with at most two decimals. */
            readonly accrual?: number;
            readonly number: string;
            readonly status: "NEW" | "PROCESSING" | "INVALID" | "PROCESSED";
            /** Format: date-time */
            readonly uploaded_at: string;
        };
        /** MissedDraws */
        readonly MissedDraws: {
            readonly count: number;
            /** Format: date-time */
            readonly from: string;
            /** Format: date-time */
            readonly notedAt: string;
            readonly series: string;
            /** Format: date-time */
            readonly through: string;
        };
        /** MovedJackpot */
        readonly MovedJackpot: {
            /** @description A count of minor units (cents). */
            readonly amountMinor: number;
            readonly from: string;
            /** @description A count of minor units (cents). */
            readonly reserveMinor: number;
            readonly to: string;
        };
        /** MyRaffle */
        readonly MyRaffle: {
            readonly entryCount: number;
            /** Format: date-time */
            readonly firstAt: string;
            readonly gameId: string;
            /** @description A count of minor units (cents). */
            readonly prizeMinor: number;
            readonly raffleId: string;
            /** @description A count of minor units (cents). */
            readonly stakeMinor: number;
            /** @enum {string} */
            readonly state: "in_waiting" | "started" | "finished" | "cancelled" | "winner";
        };
        /** PlacedBet */
        readonly PlacedBet: {
            /** Format: date-time */
            readonly acceptedAt: string;
            /** @description A count of minor units (cents). */
            readonly balanceMinor: number;
            readonly betId: string;
            /** @description Of a single. */
            readonly eventId?: string;
            readonly legs: readonly {
                readonly eventId: string;
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
            /** @constant */
            readonly state: "accepted";
        };
        /** PointsBalance */
        readonly PointsBalance: {
            /** @description Points, with at most two decimals. */
            readonly current: number;
            /** @description Points, with at most two decimals. */
            readonly withdrawn: number;
        };
        /** PointsWithdrawal */
        readonly PointsWithdrawal: {
            readonly order: string;
            /** Format: date-time */
            readonly processed_at: string;
            /** @description Points, with at most two decimals. */
            readonly sum: number;
        };
        /**
         * Postponement
         * @description Only of a draw whose times have moved.
         */
        readonly Postponement: {
            /** Format: date-time */
            readonly at: string;
            /** Format: date-time */
            readonly closesAt: string;
            readonly from: {
                /** Format: date-time */
                readonly closesAt: string;
                /** Format: date-time */
                readonly resultsAt: string;
            };
            readonly reason: string;
            /** Format: date-time */
            readonly resultsAt: string;
        };
        /** Problem */
        readonly Problem: {
            /**
             * @description What to switch over.
             * @enum {string}
             */
            readonly code: "drawNotFound" | "drawNotOpen" | "drawClosed" | "drawCancelled" | "drawNotCancellable" | "drawNotConductable" | "drawTimesInvalid" | "gameUnknown" | "selectionInvalid" | "selectionsTooMany" | "ticketNotFound" | "resultsNotPublished" | "receiptNotSealed" | "awardNotFound" | "awardNotHeld" | "drawFull" | "priceTooLow" | "drawNotSealed" | "pickLimitReached" | "picksLimited" | "seriesOnSale" | "jackpotTooLow" | "seriesNotFound" | "stockTaken" | "stockEmpty" | "reservationExpired" | "reservationNotFound" | "reservationPaid" | "reservationsTooMany" | "stockExists" | "stockTooLarge" | "stockNotFound" | "postponeOvertakes" | "drawNotPostponable" | "drawPostponedBefore" | "scheduleInvalid" | "standingTicketsTooMany" | "standingTicketNotFound" | "drawsNotInPoints" | "picksSoldOnce" | "gameRulesChanged" | "ticketNotReturnable" | "balanceTooLow" | "amountInvalid" | "amountTooLarge" | "paymentNotFound" | "paymentAlreadySettled" | "idempotencyKeyReused" | "paymentMethodUnknown" | "walletFull" | "loginTaken" | "playerTooYoung" | "credentialsWrong" | "loginBackOff" | "passwordTooWeak" | "sessionEnded" | "playerNotFound" | "roleUnknown" | "sessionsTooMany" | "slotFull" | "birthDateInvalid" | "staffMayNotPlay" | "accountHasPlayed" | "ownGain" | "eventNotFound" | "eventTitleInvalid" | "deadlineInvalid" | "marketInvalid" | "oddsInvalid" | "limitInvalid" | "eventVersionStale" | "eventSuspended" | "eventClosed" | "eventFinished" | "eventVoid" | "eventNotFinished" | "resultInvalid" | "correctionTooLate" | "correctionsTooMany" | "selectionNotFound" | "oddsChanged" | "stakeTooSmall" | "stakeTooLarge" | "payoutTooLarge" | "liabilityReached" | "legsInvalid" | "bookFull" | "betNotFound" | "eventsOfLine" | "raffleNotFound" | "raffleNotFinished" | "raffleRulesInvalid" | "externalIdTaken" | "externalIdsTooMany" | "raffleGameNotFound" | "raffleCancelled" | "raffleEmpty" | "orderNumberInvalid" | "orderOfAnother" | "sumInvalid" | "pointsTooLow" | "birthDateNeeded" | "betterPasswordNeeded" | "birthDateFixed" | "ordersTooMany" | "withdrawalsTooMany" | "requestMalformed" | "requestInvalid" | "tokenMissing" | "tokenInvalid" | "roleMissing" | "rateLimited" | "engineOverloaded" | "shardUnavailable" | "diskFull" | "bodyTooLarge" | "mediaTypeUnsupported" | "notFound" | "methodNotAllowed" | "internalError" | "webhookSignatureInvalid" | "requestTimeout" | "gatewayStopping" | "lengthRequired" | "headersTooLarge" | "bodyTimeout" | "notReady" | "originForbidden" | "subProtocolUnsupported" | "operationUnknown" | "topicUnknown" | "subscriptionsTooMany" | "upgradeRequired" | "numbersUsedUp" | "clockUnsure" | "rangeNotSatisfiable" | "fileNotReady" | "recordDamaged" | "elsewhere" | "stockElsewhere";
            readonly detail?: string;
            readonly errors?: readonly {
                /** @enum {string} */
                readonly in: "body" | "query" | "params" | "headers";
                readonly message: string;
                /** @description A JSON pointer (RFC 6901). */
                readonly pointer: string;
            }[];
            /** @description Values that help the caller: a balance, new odds. */
            readonly facts?: {
                readonly [key: string]: string | number;
            };
            readonly status: number;
            readonly title: string;
            /** @description A stable name of the kind of problem, as a URN. */
            readonly type: string;
        };
        /** Profile */
        readonly Profile: {
            readonly birthDate: string | null;
            readonly login: string;
            readonly playerId: string;
            /** Format: date-time */
            readonly registeredAt: string;
            readonly roles: readonly string[];
        };
        /** Quote */
        readonly Quote: {
            /** @description One for each ticket, in the order in which a purchase numbers them. */
            readonly lines: readonly {
                readonly combinations: number;
                readonly kind: "selection" | "system" | "play" | "number" | "quickPick" | "stock";
                /** @description A count of minor units (cents). */
                readonly priceMinor: number;
            }[];
            /** @description A count of minor units (cents). */
            readonly priceMinor: number;
        };
        /** Raffle */
        readonly Raffle: {
            readonly awards: readonly components["schemas"]["RaffleAward"][];
            readonly commitment: string;
            readonly endedAt: string | null;
            readonly entryCount: number;
            readonly expiresAt: string | null;
            readonly gameId: string;
            /** Format: date-time */
            readonly openedAt: string;
            readonly participantCount: number;
            /** @description A count of minor units (cents). */
            readonly potMinor: number;
            readonly raffleId: string;
            readonly rules: components["schemas"]["RaffleRules"];
            readonly startedAt: string | null;
            /** @enum {string} */
            readonly state: "in_waiting" | "started" | "finished" | "cancelled";
            /** @description Of game, opening and rules; the commitment binds it. */
            readonly termsDigest: string;
            readonly ticketsRoot: string | null;
        };
        /** RaffleAward */
        readonly RaffleAward: {
            /** @description The place of the winning entry in the transcript. */
            readonly entry: number;
            readonly lottery_id: string;
            readonly place: number;
            /** @description The name of the player in the transcript. */
            readonly player: string;
            /** @constant */
            readonly status: "played_out";
            /** @description In major units, with the places of the currency. */
            readonly win_sum: string;
        };
        /** RaffleEntry */
        readonly RaffleEntry: {
            /** Format: date-time */
            readonly acceptedAt: string;
            readonly entry: number;
            readonly messageId: string;
            /** @description As the other service calls them. */
            readonly playerId: string;
            readonly raffleId: string;
            /** @description A count of minor units (cents). */
            readonly stakeMinor: number;
            /** @enum {string} */
            readonly state: "in_waiting" | "started" | "finished" | "cancelled" | "winner";
        };
        /** RaffleGame */
        readonly RaffleGame: {
            readonly gameId: string;
            readonly openRaffleId: string | null;
            readonly rules: components["schemas"]["RaffleRules"];
        };
        /** RaffleRules */
        readonly RaffleRules: {
            /** @enum {string} */
            readonly chances: "equal" | "stake";
            readonly entriesPerPlayerMax: number;
            readonly fillWithinMs: number | null;
            /** @enum {string} */
            readonly ifUnfilled: "cancel" | "draw";
            /** @description Players that start it. */
            readonly participantsNeeded: number;
            /** @description A share of the pot of stakes, a fixed sum, or a share for each place. */
            readonly prize: {
                /** @constant */
                readonly kind: "share";
                readonly sharePermyriad: number;
            } | {
                /** @constant */
                readonly kind: "fixed";
                /** @description A count of minor units (cents). */
                readonly prizeMinor: number;
            } | {
                /** @constant */
                readonly kind: "table";
                readonly sharesPermyriad: readonly number[];
            };
        };
        /** Receipt */
        readonly Receipt: {
            readonly acceptedAtMs: number;
            readonly count?: number;
            readonly drawId: string;
            readonly index?: number;
            /** @description Until the draw is sealed; then, the members below. */
            readonly journal?: {
                readonly hash: string;
                readonly sequence: number;
            };
            readonly numbers: readonly number[];
            readonly path?: readonly string[];
            readonly playerId: string;
            /**
             * @description The ticket was given back: it takes part no more.
             * @constant
             */
            readonly returned?: true;
            readonly sealed: boolean;
            readonly shard: number;
            readonly ticketId: string;
            /** @description Shows that the sealed leaf is yours. Keep it to yourself. */
            readonly ticketKey: string;
        };
        /** Reservation */
        readonly Reservation: {
            readonly drawId: string;
            /** Format: date-time */
            readonly expiresAt: string;
            /** @description A count of minor units (cents). */
            readonly priceMinor: number;
            readonly reservationId: string;
            /** Format: date-time */
            readonly reservedAt: string;
            readonly state: "reserved" | "paid" | "expired" | "released";
            readonly stockIds: readonly string[];
            /** @description What was bought, once it is paid. */
            readonly ticketIds: readonly string[];
        };
        /** Reserved */
        readonly Reserved: {
            /** Format: date-time */
            readonly expiresAt: string;
            /** @description A count of minor units (cents). */
            readonly priceMinor: number;
            readonly reservationId: string;
            readonly stockIds: readonly string[];
        };
        /** Results */
        readonly Results: {
            readonly drawId: string;
            readonly game: string;
            readonly numbers: readonly number[];
            /** @description A count of minor units (cents). */
            readonly rolloverMinor: number;
            /** @description A count of minor units (cents). */
            readonly salesMinor: number;
            readonly ticketCount: number;
            readonly tiers: readonly ({
                readonly matches: number;
                /** @description A count of minor units (cents). */
                readonly prizeMinor: number;
                readonly tier: number;
                readonly winners: number;
            } | {
                /** @description In the second drum. */
                readonly bonusMatches: number;
                readonly matches: number;
                /** @description A count of minor units (cents). */
                readonly prizeMinor: number;
                readonly tier: number;
                readonly winners: number;
            } | {
                /** @description Those of them that were drawn. */
                readonly hits: number;
                /** @description A count of minor units (cents). */
                readonly prizeMinor: number;
                /** @description Numbers on the ticket. */
                readonly spots: number;
                readonly tier: number;
                readonly winners: number;
            } | {
                /** @description A count of minor units (cents). */
                readonly prizeMinor: number;
                readonly tier: number;
                /** @description 1: straight; else the different orders of a box. */
                readonly ways: number;
                readonly winners: number;
            } | {
                /** @description Tickets that win it. */
                readonly drawn: number;
                /** @description A count of minor units (cents). */
                readonly prizeMinor: number;
                readonly tier: number;
                readonly winners: number;
            })[];
            readonly transcriptUrl: string;
        };
        /**
         * Schedule
         * @description As a file of `TIRAGE_SCHEDULE`: docs/schedule.md tells the members of a series.
         */
        readonly Schedule: {
            readonly series: readonly {
                readonly [key: string]: unknown;
            }[];
        } & {
            readonly [key: string]: unknown;
        };
        /** ScheduleInForce */
        readonly ScheduleInForce: {
            /** @description The operator who decided last; null for the command line, or nobody. */
            readonly by: string | null;
            readonly missed: readonly components["schemas"]["MissedDraws"][];
            /** @description The next draws of each series, as the schedule has them. */
            readonly next: readonly {
                /** Format: date-time */
                readonly closesAt: string;
                readonly game: string;
                /** Format: date-time */
                readonly resultsAt: string;
                readonly series: string;
            }[];
            /** @description Draws that are planned already: they keep the terms that they have. */
            readonly planned: readonly {
                /** Format: date-time */
                readonly closesAt: string;
                readonly drawId: string;
                readonly series: string;
            }[];
            /** @description Why series of it cannot be planned by this build, or these settings. */
            readonly problems: readonly string[];
            /** @description Counts the changes of the schedule in force. */
            readonly revision: number;
            readonly schedule: components["schemas"]["Schedule"];
            /** Format: date-time */
            readonly since: string;
            readonly source: "file" | "operator";
        };
        /** Selection */
        readonly Selection: {
            readonly name: string;
            /** @description As "1.85": from 0.01 to 10000.00. */
            readonly odds: string;
            readonly outcome: ("lost" | "won" | "void") | null;
            /** @description The number of the selection in its event, from 0. */
            readonly selection: number;
        };
        /** SeriesJackpot */
        readonly SeriesJackpot: {
            /** @description Planned, on sale, or not published yet. */
            readonly drawsAhead: number;
            /** @description Cancelled draws do not count. */
            readonly drawsSinceWon: number;
            /** @description A sum in minor units (or hundredths of points): an integer where a double holds it exactly, beyond that a string of decimal digits. */
            readonly jackpotMinor: number | string;
            /** @description A sum in minor units (or hundredths of points): an integer where a double holds it exactly, beyond that a string of decimal digits. */
            readonly reserveMinor: number | string;
            readonly series: string;
        };
        /** Session */
        readonly Session: {
            readonly accessToken: string;
            readonly expiresInSeconds: number;
            readonly playerId: string;
            /** @description Absent where the session is kept by a cookie. */
            readonly refreshToken?: string;
        };
        /** StandingTicket */
        readonly StandingTicket: {
            /** @description Without the draw that a prepaid one began with. */
            readonly drawsEntered: number;
            readonly drawsLeft: number | null;
            readonly endedAt: string | null;
            readonly game: string;
            /** @description `prepaid`: by a purchase of several draws. `recurring`: pays from the balance. */
            readonly kind: "prepaid" | "recurring";
            /** Format: date-time */
            readonly madeAt: string;
            /** @description Of the standing ticket that enters the next draws. */
            readonly orderId: string;
            /** @description A count of minor units (cents). */
            readonly prepaidMinor: number;
            /** @description Why it ended: `completed`, `stopped`, `termsChanged` (a draw has another price or other rules), or the refusal of its purchase, such as `balanceTooLow`. */
            readonly reason: string | null;
            /** @description What came back when it ended. */
            readonly refundMinor: number;
            readonly selections: readonly (readonly number[] | {
                readonly bankers: readonly number[];
                readonly numbers: readonly number[];
            } | {
                readonly bonus: readonly number[];
                readonly main: readonly number[];
            } | {
                readonly digits: string;
                readonly kind: "straight" | "box";
            } | {
                readonly number: string;
            })[];
            readonly series: string;
            /** @description In each draw. */
            readonly stakeMinor: number;
            readonly state: "active" | "ended";
        };
        /** Stock */
        readonly Stock: {
            readonly count: number;
            readonly drawId: string;
        };
        /** StockTicket */
        readonly StockTicket: {
            readonly selection: readonly number[] | {
                readonly bankers: readonly number[];
                readonly numbers: readonly number[];
            } | {
                readonly bonus: readonly number[];
                readonly main: readonly number[];
            } | {
                readonly digits: string;
                readonly kind: "straight" | "box";
            } | {
                readonly number: string;
            };
            readonly stockId: string;
        };
        /** Ticket */
        readonly Ticket: {
            /** Format: date-time */
            readonly acceptedAt: string;
            readonly awaitsApproval: boolean;
            readonly drawId: string;
            /** @description A count of minor units (cents). */
            readonly prizeMinor: number;
            readonly selection: readonly number[] | {
                readonly bankers: readonly number[];
                readonly numbers: readonly number[];
            } | {
                readonly bonus: readonly number[];
                readonly main: readonly number[];
            } | {
                readonly digits: string;
                readonly kind: "straight" | "box";
            } | {
                readonly number: string;
            };
            /** @description A count of minor units (cents). */
            readonly stakeMinor: number;
            readonly state: "accepted" | "won" | "lost" | "refunded" | "returned";
            readonly ticketId: string;
            readonly tier: number | null;
        };
        /** Wallet */
        readonly Wallet: {
            /** @description A count of minor units (cents). */
            readonly balanceMinor: number;
            readonly currency: string;
            /** @description A sum in minor units (or hundredths of points): an integer where a double holds it exactly, beyond that a string of decimal digits. */
            readonly debtMinor: number | string;
            /** @description A sum in minor units (or hundredths of points): an integer where a double holds it exactly, beyond that a string of decimal digits. */
            readonly pointsDebtHundredths: number | string;
            readonly pointsHundredths: number;
        };
        /** Withdrawal */
        readonly Withdrawal: {
            /** @description A count of minor units (cents). */
            readonly amountMinor: number;
            readonly currency: string;
            readonly method: string;
            readonly provider: string;
            /** Format: date-time */
            readonly requestedAt: string;
            readonly settledAt: string | null;
            readonly state: "pending" | "completed" | "declined";
            readonly withdrawalId: string;
        };
        /** WithdrawPoints */
        readonly WithdrawPoints: {
            readonly order: string;
            /** @description Points, positive: 751.5 */
            readonly sum: unknown;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
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
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly keys: readonly {
                            readonly alg: string;
                            /** @constant */
                            readonly crv: "Ed25519";
                            readonly kid: string;
                            /** @constant */
                            readonly kty: "OKP";
                            /** @constant */
                            readonly use: "sig";
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
                    readonly [name: string]: unknown;
                };
                content: {
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
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PointsBalance"];
                };
            };
        };
    };
    readonly loyaltyWithdraw: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Yours, new for each purpose. A repeat with the same key and body gets the first answer; with another body it is refused. It is known for 30 days unless the operator has set another term. Without a key, each request is an operation of its own. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["WithdrawPoints"];
            };
        };
        readonly responses: {
            /** @description Paid. */
            readonly 200: {
                headers: {
                    /** @description There when this key was used before: nothing was done a second time. */
                    readonly "Idempotent-Replayed"?: "true";
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
                readonly "application/json": components["schemas"]["LoyaltyCredentials"];
            };
        };
        readonly responses: {
            /** @description Logged in; the token is in the headers. */
            readonly 200: {
                headers: {
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
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["LoyaltyOrder"][];
                };
            };
            /** @description I have none. */
            readonly 204: {
                headers: {
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
                readonly "application/json": string | {
                    readonly number: string;
                };
                readonly "text/plain": string | {
                    readonly number: string;
                };
            };
        };
        readonly responses: {
            /** @description I have registered it before. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken; what it earns is worked out from now on. */
            readonly 202: {
                headers: {
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
                readonly "application/json": components["schemas"]["LoyaltyCredentials"];
            };
        };
        readonly responses: {
            /** @description The account is open; its token is in the headers. */
            readonly 200: {
                headers: {
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
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["PointsWithdrawal"][];
                };
            };
            /** @description There are none. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly getAsyncApi: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The messages. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Record<string, never>;
                };
            };
        };
    };
    readonly getDocumentation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The contract as a page. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
        };
    };
    readonly getDocumentationScript: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A script. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/javascript": string;
                };
            };
        };
    };
    readonly getDocumentationStart: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A script. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/javascript": string;
                };
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
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @constant */
                        readonly status: "ok";
                        readonly version: string;
                    };
                };
            };
        };
    };
    readonly getOpenApi: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The contract. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Record<string, never>;
                };
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
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @description What an operator has to look at although the engine is ready, by kind of alarm. */
                        readonly alarms: {
                            readonly [key: string]: string;
                        };
                        /** @constant */
                        readonly status: "ok";
                    };
                };
            };
        };
    };
    readonly listAwards: {
        readonly parameters: {
            readonly query?: {
                /** @description The `next` of the page before. */
                readonly after?: string;
                /** @description How many at most. */
                readonly limit?: number;
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
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly awards: readonly components["schemas"]["Award"][];
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
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It is paid. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Award"];
                };
            };
        };
    };
    readonly listDebts: {
        readonly parameters: {
            readonly query?: {
                /** @description The `next` of the page before. */
                readonly after?: string;
                /** @description How many at most. */
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
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly debts: readonly {
                            /** @description A sum in minor units (or hundredths of points): an integer where a double holds it exactly, beyond that a string of decimal digits. */
                            readonly debtMinor: number | string;
                            readonly playerId: string;
                            /** @description A sum in minor units (or hundredths of points): an integer where a double holds it exactly, beyond that a string of decimal digits. */
                            readonly pointsDebtHundredths: number | string;
                        }[];
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
                readonly "application/json": {
                    /** Format: date-time */
                    readonly closesAt: string;
                    readonly game: string;
                    /** Format: date-time */
                    readonly opensAt: string;
                    /** @description A count of minor units (cents). */
                    readonly priceMinor?: number;
                    /** Format: date-time */
                    readonly resultsAt: string;
                };
            };
        };
        readonly responses: {
            /** @description The draw is scheduled. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
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
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description The draw is cancelled. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
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
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The draw is being conducted. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
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
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** Format: date-time */
                    readonly closesAt: string;
                    readonly reason: string;
                    /** Format: date-time */
                    readonly resultsAt: string;
                };
            };
        };
        readonly responses: {
            /** @description The draw is postponed. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
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
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly count: number;
                };
            };
        };
        readonly responses: {
            /** @description The tickets are made, and can be reserved. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Stock"];
                };
            };
        };
    };
    readonly createEvent: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Yours, new for each purpose. A repeat with the same key and body gets the first answer; with another body it is refused. It is known for 30 days unless the operator has set another term. Without a key, each request is an operation of its own. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly correctionSeconds?: number;
                    /** Format: date-time */
                    readonly deadline: string;
                    /** @description What the house may lose beyond the stakes, in minor units. */
                    readonly liabilityMinorMax?: number;
                    readonly markets?: readonly {
                        /** @description What the house may lose beyond the stakes, in minor units. */
                        readonly liabilityMinorMax?: number;
                        readonly name: string;
                        readonly selections: readonly {
                            /** @description What the house may lose beyond the stakes, in minor units. */
                            readonly liabilityMinorMax?: number;
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
                    readonly title: string;
                };
            };
        };
        readonly responses: {
            /** @description The event is open. */
            readonly 201: {
                headers: {
                    /** @description There when this key was used before: nothing was done a second time. */
                    readonly "Idempotent-Replayed"?: "true";
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ChangedEvent"];
                };
            };
        };
    };
    readonly changeEvent: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Yours, new for each purpose. A repeat with the same key and body gets the first answer; with another body it is refused. It is known for 30 days unless the operator has set another term. Without a key, each request is an operation of its own. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** Format: date-time */
                    readonly deadline?: string;
                    /** @description Of a market or of a selection. */
                    readonly limits?: readonly {
                        /** @description What the house may lose beyond the stakes, in minor units. */
                        readonly liabilityMinorMax: number;
                        readonly market?: number;
                        /** @description The number of the selection in its event, from 0. */
                        readonly selection?: number;
                    }[];
                    /** @description As "1.85": from 0.01 to 10000.00. */
                    readonly odds?: string;
                    readonly reason?: string;
                    readonly selections?: readonly {
                        /** @description As "1.85": from 0.01 to 10000.00. */
                        readonly odds: string;
                        /** @description The number of the selection in its event, from 0. */
                        readonly selection: number;
                    }[];
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
                    /** @description There when this key was used before: nothing was done a second time. */
                    readonly "Idempotent-Replayed"?: "true";
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ChangedEvent"];
                };
            };
        };
    };
    readonly correctEvent: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Yours, new for each purpose. A repeat with the same key and body gets the first answer; with another body it is refused. It is known for 30 days unless the operator has set another term. Without a key, each request is an operation of its own. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description What is not named is lost. */
                    readonly outcomes?: readonly {
                        /** @description The number of the selection in its event, from 0. */
                        readonly selection: number;
                        /** @enum {string} */
                        readonly state: "lost" | "won" | "void";
                    }[];
                    readonly reason: string;
                    /** @enum {string} */
                    readonly state?: "lost" | "won" | "void";
                };
            };
        };
        readonly responses: {
            /** @description The event, changed. */
            readonly 200: {
                headers: {
                    /** @description There when this key was used before: nothing was done a second time. */
                    readonly "Idempotent-Replayed"?: "true";
                    readonly [name: string]: unknown;
                };
                content: {
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
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The liability. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Liability"];
                };
            };
        };
    };
    readonly resolveEvent: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Yours, new for each purpose. A repeat with the same key and body gets the first answer; with another body it is refused. It is known for 30 days unless the operator has set another term. Without a key, each request is an operation of its own. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description What is not named is lost. */
                    readonly outcomes?: readonly {
                        /** @description The number of the selection in its event, from 0. */
                        readonly selection: number;
                        /** @enum {string} */
                        readonly state: "lost" | "won" | "void";
                    }[];
                    readonly reason?: string;
                    /** @enum {string} */
                    readonly state?: "lost" | "won" | "void";
                };
            };
        };
        readonly responses: {
            /** @description The event, changed. */
            readonly 200: {
                headers: {
                    /** @description There when this key was used before: nothing was done a second time. */
                    readonly "Idempotent-Replayed"?: "true";
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ChangedEvent"];
                };
            };
        };
    };
    readonly listAuditedVersions: {
        readonly parameters: {
            readonly query?: {
                /** @description The `next` of the page before. */
                readonly after?: string;
                /** @description How many at most. */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of versions. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly next?: string;
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
                /** @description Yours, new for each purpose. A repeat with the same key and body gets the first answer; with another body it is refused. It is known for 30 days unless the operator has set another term. Without a key, each request is an operation of its own. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description The event, changed. */
            readonly 200: {
                headers: {
                    /** @description There when this key was used before: nothing was done a second time. */
                    readonly "Idempotent-Replayed"?: "true";
                    readonly [name: string]: unknown;
                };
                content: {
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
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
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
                /** @description Yours, new for each purpose. A repeat with the same key and body gets the first answer; with another body it is refused. It is known for 30 days unless the operator has set another term. Without a key, each request is an operation of its own. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description A count of minor units (cents). */
                    readonly amountMinor?: number;
                    readonly from: string;
                    readonly reason: string;
                    readonly to: string;
                };
            };
        };
        readonly responses: {
            /** @description What was moved. */
            readonly 200: {
                headers: {
                    /** @description There when this key was used before: nothing was done a second time. */
                    readonly "Idempotent-Replayed"?: "true";
                    readonly [name: string]: unknown;
                };
                content: {
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
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly accounts: readonly {
                            readonly account: string;
                            /** @description A sum in minor units (or hundredths of points): an integer where a double holds it exactly, beyond that a string of decimal digits. */
                            readonly balanceMinor: number | string;
                        }[];
                        readonly currency: string;
                        readonly points: {
                            readonly accounts: readonly {
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
    readonly linkExternalId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** Format: uuid */
                    readonly externalId: string;
                };
            };
        };
        readonly responses: {
            /** @description The id is theirs. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly externalIds: readonly string[];
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
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly roles: readonly ("player" | "operator" | "auditor" | "admin")[];
                };
            };
        };
        readonly responses: {
            /** @description The roles. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly playerId: string;
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
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The game. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
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
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @enum {string} */
                    readonly chances?: "equal" | "stake";
                    readonly entriesPerPlayerMax?: number;
                    readonly fillWithinMs?: number | null;
                    /** @enum {string} */
                    readonly ifUnfilled?: "cancel" | "draw";
                    /** @description Players that start it. */
                    readonly participantsNeeded?: number;
                    /** @description A share of the pot of stakes, a fixed sum, or a share for each place. */
                    readonly prize?: {
                        /** @constant */
                        readonly kind: "share";
                        readonly sharePermyriad: number;
                    } | {
                        /** @constant */
                        readonly kind: "fixed";
                        /** @description A count of minor units (cents). */
                        readonly prizeMinor: number;
                    } | {
                        /** @constant */
                        readonly kind: "table";
                        readonly sharesPermyriad: readonly number[];
                    };
                };
            };
        };
        readonly responses: {
            /** @description The rules hold. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RaffleGame"];
                };
            };
        };
    };
    readonly listWaitingRaffles: {
        readonly parameters: {
            readonly query?: {
                /** @description The `next` of the page before. */
                readonly after?: string;
                /** @description How many at most. */
                readonly limit?: number;
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
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly next?: string;
                        readonly raffles: readonly components["schemas"]["Raffle"][];
                    };
                };
            };
        };
    };
    readonly listRaffleEntries: {
        readonly parameters: {
            readonly query?: {
                /** @description The `next` of the page before. */
                readonly after?: string;
                /** @description How many at most. */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of entries. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly entries: readonly components["schemas"]["RaffleEntry"][];
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
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The raffle has started. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
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
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ScheduleInForce"];
                };
            };
        };
    };
    readonly putSchedule: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Schedule"];
            };
        };
        readonly responses: {
            /** @description The schedule in force. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ScheduleInForce"];
                };
            };
        };
    };
    readonly deleteSchedule: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The schedule in force. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ScheduleInForce"];
                };
            };
        };
    };
    readonly placeSlip: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Yours, new for each purpose. A repeat with the same key and body gets the first answer; with another body it is refused. It is known for 30 days unless the operator has set another term. Without a key, each request is an operation of its own. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * @description What is taken when the odds have changed: nothing, better ones, or any.
                     * @enum {string}
                     */
                    readonly accept?: "same" | "better" | "any";
                    /** @description One for a single, several of different events for an accumulator. */
                    readonly legs: readonly {
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
                    /** @description There when this key was used before: nothing was done a second time. */
                    readonly "Idempotent-Replayed"?: "true";
                    readonly [name: string]: unknown;
                };
                content: {
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
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The bet. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Bet"];
                };
            };
        };
    };
    readonly listDraws: {
        readonly parameters: {
            readonly query?: {
                /** @description The `next` of the page before. */
                readonly after?: string;
                /** @description How many at most. */
                readonly limit?: number;
                readonly state?: "scheduled" | "open" | "closed" | "sealed" | "drawn" | "settled" | "published" | "cancelled" | "missed";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of draws. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly draws: readonly components["schemas"]["Draw"][];
                        /** @description Only where they are asked for; newest first. */
                        readonly missed?: readonly components["schemas"]["MissedDraws"][];
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
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The draw, with all that it promises. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
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
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description The same picks in this draw and in the next draws of its series, as they open: so many in all, paid at once. Not with `payWith` points. */
                    readonly draws?: number;
                    /** @description In number raffles. */
                    readonly numbers?: readonly (string | number)[];
                    /** @description Money if left out. */
                    readonly payWith?: "money" | "points";
                    /** @description In games of digits. */
                    readonly plays?: readonly {
                        /** @description A text, in which zeros in front count: "007". */
                        readonly digits: string | number;
                        readonly kind: "straight" | "box";
                    }[];
                    readonly quickPick?: number;
                    readonly selections?: readonly (readonly number[] | {
                        readonly bonus: readonly number[];
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
                        readonly bankers?: readonly number[];
                        readonly numbers: readonly number[];
                    } | {
                        readonly bonus: readonly number[];
                        readonly main: readonly number[];
                    })[];
                };
            };
        };
        readonly responses: {
            /** @description The price. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
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
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
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
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Reserved"];
                };
            };
        };
    };
    readonly getResults: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The results. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Results"];
                };
            };
        };
    };
    readonly getSealedTickets: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The file. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/octet-stream": string;
                };
            };
            /** @description The part that `Range` asked for. */
            readonly 206: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/octet-stream": string;
                };
            };
        };
    };
    readonly listStock: {
        readonly parameters: {
            readonly query?: {
                /** @description The `next` of the page before. */
                readonly after?: string;
                /** @description How many at most. */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of tickets. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly next?: string;
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
                /** @description Yours, new for each purpose. A repeat with the same key and body gets the first answer; with another body it is refused. It is known for 30 days unless the operator has set another term. Without a key, each request is an operation of its own. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description The same picks in this draw and in the next draws of its series, as they open: so many in all, paid at once. Not with `payWith` points. */
                    readonly draws?: number;
                    /** @description In number raffles. */
                    readonly numbers?: readonly (string | number)[];
                    /** @description Money if left out. */
                    readonly payWith?: "money" | "points";
                    /** @description In games of digits. */
                    readonly plays?: readonly {
                        /** @description A text, in which zeros in front count: "007". */
                        readonly digits: string | number;
                        readonly kind: "straight" | "box";
                    }[];
                    readonly quickPick?: number;
                    readonly selections?: readonly (readonly number[] | {
                        readonly bonus: readonly number[];
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
                        readonly bankers?: readonly number[];
                        readonly numbers: readonly number[];
                    } | {
                        readonly bonus: readonly number[];
                        readonly main: readonly number[];
                    })[];
                };
            };
        };
        readonly responses: {
            /** @description The tickets are bought and on disk. */
            readonly 201: {
                headers: {
                    /** @description There when this key was used before: nothing was done a second time. */
                    readonly "Idempotent-Replayed"?: "true";
                    readonly [name: string]: unknown;
                };
                content: {
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
                        readonly tickets: readonly components["schemas"]["BoughtTicket"][];
                    };
                };
            };
        };
    };
    readonly getTranscript: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The transcript. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly format: string;
                    };
                };
            };
        };
    };
    readonly listEvents: {
        readonly parameters: {
            readonly query?: {
                /** @description The `next` of the page before. */
                readonly after?: string;
                /** @description How many at most. */
                readonly limit?: number;
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
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly events: readonly components["schemas"]["Event"][];
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
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The event. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Event"];
                };
            };
        };
    };
    readonly placeBet: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Yours, new for each purpose. A repeat with the same key and body gets the first answer; with another body it is refused. It is known for 30 days unless the operator has set another term. Without a key, each request is an operation of its own. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
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
                    /** @description There when this key was used before: nothing was done a second time. */
                    readonly "Idempotent-Replayed"?: "true";
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PlacedBet"];
                };
            };
        };
    };
    readonly getEventOdds: {
        readonly parameters: {
            readonly query: {
                readonly at: string;
            };
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The version. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["EventVersion"];
                };
            };
        };
    };
    readonly listEventVersions: {
        readonly parameters: {
            readonly query?: {
                /** @description The `next` of the page before. */
                readonly after?: string;
                /** @description How many at most. */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of versions. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly next?: string;
                        readonly versions: readonly components["schemas"]["EventVersion"][];
                    };
                };
            };
        };
    };
    readonly listGames: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The games. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly games: readonly (components["schemas"]["Game of kOfN"] | components["schemas"]["Game of twoDrums"] | components["schemas"]["Game of keno"] | components["schemas"]["Game of digits"] | components["schemas"]["Game of numberRaffle"])[];
                    };
                };
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
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Profile"];
                };
            };
        };
    };
    readonly listBets: {
        readonly parameters: {
            readonly query?: {
                /** @description The `next` of the page before. */
                readonly after?: string;
                /** @description Only on this event. */
                readonly event?: string;
                /** @description How many at most. */
                readonly limit?: number;
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
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly bets: readonly components["schemas"]["Bet"][];
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
                readonly "application/json": {
                    /** Format: date */
                    readonly birthDate: string;
                };
            };
        };
        readonly responses: {
            /** @description The account. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Profile"];
                };
            };
        };
    };
    readonly requestDeposit: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Yours, new for each purpose. A repeat with the same key and body gets the first answer; with another body it is refused. It is known for 30 days unless the operator has set another term. Without a key, each request is an operation of its own. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
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
                    /** @description There when this key was used before: nothing was done a second time. */
                    readonly "Idempotent-Replayed"?: "true";
                    readonly [name: string]: unknown;
                };
                content: {
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
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The deposit. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Deposit"];
                };
            };
        };
    };
    readonly listEntries: {
        readonly parameters: {
            readonly query?: {
                /** @description The `next` of the page before. */
                readonly after?: string;
                /** @description How many at most. */
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
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly entries: readonly components["schemas"]["LedgerEntry"][];
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
                readonly "application/json": {
                    readonly currentPassword: string;
                    readonly newPassword: string;
                };
            };
        };
        readonly responses: {
            /** @description Changed. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly listMyRaffles: {
        readonly parameters: {
            readonly query?: {
                /** @description The `next` of the page before. */
                readonly after?: string;
                /** @description How many at most. */
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
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly entries: readonly components["schemas"]["MyRaffle"][];
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
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
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
                /** @description Yours, new for each purpose. A repeat with the same key and body gets the first answer; with another body it is refused. It is known for 30 days unless the operator has set another term. Without a key, each request is an operation of its own. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description It ends after so many draws; until it is stopped if left out. */
                    readonly draws?: number;
                    /** @description In number raffles. */
                    readonly numbers?: readonly (string | number)[];
                    /** @description In games of digits. */
                    readonly plays?: readonly {
                        /** @description A text, in which zeros in front count: "007". */
                        readonly digits: string | number;
                        readonly kind: "straight" | "box";
                    }[];
                    readonly quickPick?: number;
                    readonly selections?: readonly (readonly number[] | {
                        readonly bonus: readonly number[];
                        readonly main: readonly number[];
                    })[];
                    readonly series: string;
                    /** @description In keno, beside `quickPick`: how many numbers each of these has; as the game says if left out. */
                    readonly spots?: number;
                    /** @description Each is one ticket of all combinations of its numbers, and costs the price for each. */
                    readonly system?: readonly ({
                        readonly bankers?: readonly number[];
                        readonly numbers: readonly number[];
                    } | {
                        readonly bonus: readonly number[];
                        readonly main: readonly number[];
                    })[];
                };
            };
        };
        readonly responses: {
            /** @description It is made, and on disk. */
            readonly 201: {
                headers: {
                    /** @description There when this key was used before: nothing was done a second time. */
                    readonly "Idempotent-Replayed"?: "true";
                    readonly [name: string]: unknown;
                };
                content: {
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
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The standing ticket. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
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
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It has ended. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["StandingTicket"];
                };
            };
        };
    };
    readonly listTickets: {
        readonly parameters: {
            readonly query?: {
                /** @description The `next` of the page before. */
                readonly after?: string;
                /** @description Only of this draw. */
                readonly draw?: string;
                /** @description How many at most. */
                readonly limit?: number;
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
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly next?: string;
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
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Wallet"];
                };
            };
        };
    };
    readonly requestWithdrawal: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Yours, new for each purpose. A repeat with the same key and body gets the first answer; with another body it is refused. It is known for 30 days unless the operator has set another term. Without a key, each request is an operation of its own. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
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
                    /** @description There when this key was used before: nothing was done a second time. */
                    readonly "Idempotent-Replayed"?: "true";
                    readonly [name: string]: unknown;
                };
                content: {
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
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The withdrawal. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Withdrawal"];
                };
            };
        };
    };
    readonly takePaymentWebhook: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "tirage-sandbox-signature"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": unknown;
            };
        };
        readonly responses: {
            /** @description Taken. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @description What the payment is from now on. */
                        readonly state: string;
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
                readonly "application/json": {
                    /** Format: date */
                    readonly birthDate: string;
                    /** @description Letters of one script, digits, signs of ASCII (RFC 8265). Upper and lower case are the same. */
                    readonly login: string;
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
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    readonly listRaffles: {
        readonly parameters: {
            readonly query?: {
                /** @description The `next` of the page before. */
                readonly after?: string;
                /** @description How many at most. */
                readonly limit?: number;
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
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly next?: string;
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
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The raffle. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Raffle"];
                };
            };
        };
    };
    readonly getRaffleTranscript: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The transcript. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly format: string;
                    };
                };
            };
        };
    };
    readonly getReservation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The reservation. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
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
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The reservation. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Reservation"];
                };
            };
        };
    };
    readonly payReservation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Yours, new for each purpose. A repeat with the same key and body gets the first answer; with another body it is refused. It is known for 30 days unless the operator has set another term. Without a key, each request is an operation of its own. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": Record<string, never>;
            };
        };
        readonly responses: {
            /** @description The tickets are bought and on disk. */
            readonly 201: {
                headers: {
                    /** @description There when this key was used before: nothing was done a second time. */
                    readonly "Idempotent-Replayed"?: "true";
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @description A count of minor units (cents). */
                        readonly balanceMinor: number;
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
                readonly "application/json": {
                    readonly login: string;
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
                    readonly [name: string]: unknown;
                };
                content: {
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
                readonly "tirage-session"?: "cookie";
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
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
                    readonly [name: string]: unknown;
                };
                content: {
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
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The ticket. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
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
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The receipt. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
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
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": Record<string, never>;
            };
        };
        readonly responses: {
            /** @description The ticket, which takes part no more. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Ticket"];
                };
            };
        };
    };
}
