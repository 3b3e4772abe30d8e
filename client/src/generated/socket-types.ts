/** Written by `npm run client:types`. */
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        readonly ClientAuthenticate: {
            readonly id: string | number;
            /** @constant */
            readonly op: "authenticate";
            /** @description An access token. */
            readonly token: string;
        };
        readonly ClientBuyTickets: {
            readonly drawId: string;
            readonly id: string | number;
            /** @description In number raffles. */
            readonly numbers?: readonly (string | number)[];
            /** @constant */
            readonly op: "buyTickets";
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
        readonly ClientPing: {
            readonly id: string | number;
            /** @constant */
            readonly op: "ping";
        };
        /** @description A single with `eventId`, or an accumulator with `legs`. */
        readonly ClientPlaceBet: {
            /**
             * @description What is taken when the odds have changed: nothing, better ones, or any.
             * @enum {string}
             */
            readonly accept?: "same" | "better" | "any";
            readonly eventId?: string;
            readonly id: string | number;
            /** @description One for a single, several of different events for an accumulator. */
            readonly legs?: readonly {
                readonly eventId: string;
                /** @description As "1.85": from 0.01 to 10000.00. */
                readonly odds?: string;
                /** @description The number of the selection in its event, from 0. */
                readonly selection?: number;
            }[];
            /** @description As "1.85": from 0.01 to 10000.00. */
            readonly odds?: string;
            /** @constant */
            readonly op: "placeBet";
            /** @description The number of the selection in its event, from 0. */
            readonly selection?: number;
            /** @description A count of minor units (cents). */
            readonly stakeMinor: number;
        };
        readonly ClientQuoteTickets: {
            readonly drawId: string;
            /** @description The same picks in this draw and in the next draws of its series, as they open: so many in all, paid at once. Not with `payWith` points. */
            readonly draws?: number;
            readonly id: string | number;
            /** @description In number raffles. */
            readonly numbers?: readonly (string | number)[];
            /** @constant */
            readonly op: "quoteTickets";
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
        readonly ClientSubscribe: {
            readonly from?: {
                readonly epoch: string;
                readonly sequence: number;
            };
            readonly id: string | number;
            /** @constant */
            readonly op: "subscribe";
            /** @description "me", "draw." and the id of a draw, or "event." and the id of an event. */
            readonly topic: string;
        };
        readonly ClientUnsubscribe: {
            readonly id: string | number;
            /** @constant */
            readonly op: "unsubscribe";
            /** @description "me", "draw." and the id of a draw, or "event." and the id of an event. */
            readonly topic: string;
        };
        readonly ServerAuthenticate: {
            /** Format: date-time */
            readonly expiresAt: string;
            readonly id: string | number;
            /** @constant */
            readonly ok: true;
            readonly playerId: string;
        };
        readonly ServerBuyTickets: {
            /** @description A count of minor units (cents). */
            readonly balanceMinor: number;
            readonly id: string | number;
            /** @constant */
            readonly ok: true;
            /**
             * @description The first answer to this id, given again.
             * @constant
             */
            readonly replayed?: true;
            readonly tickets: readonly {
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
            }[];
        };
        readonly ServerDrawDelta: {
            readonly delta: {
                readonly cancelReason?: string | null;
                /** Format: date-time */
                readonly closesAt?: string;
                readonly commitment?: string | null;
                readonly drawId?: string;
                readonly game?: string;
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
                readonly jackpotMinor?: number;
                /** Format: date-time */
                readonly opensAt?: string;
                /** @description What one result may cost the house in fixed prizes, over all tickets: beyond it a pick is refused (`pickLimitReached`). Left out where a game has no such limit. */
                readonly pickLimit?: {
                    /** @description When the operator is told. */
                    readonly alarmPermyriad: number;
                    /** @description A count of minor units (cents). */
                    readonly liabilityMinorMax: number;
                };
                /** @description A count of minor units (cents). */
                readonly poolMinor?: number;
                /**
                 * Postponement
                 * @description Only of a draw whose times have moved.
                 */
                readonly postponed?: {
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
                /** @description A count of minor units (cents). */
                readonly priceMinor?: number;
                readonly results?: {
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
                } | null;
                /** Format: date-time */
                readonly resultsAt?: string;
                readonly series?: string;
                /** Format: date-time */
                readonly serverTime?: string;
                /** @enum {string} */
                readonly state?: "scheduled" | "open" | "closed" | "sealed" | "drawn" | "settled" | "published" | "cancelled";
                readonly ticketCount?: number;
                readonly ticketsRoot?: string | null;
            };
            readonly epoch: string;
            readonly sequence: number;
            /** @description "me", "draw." and the id of a draw, or "event." and the id of an event. */
            readonly topic: string;
        };
        readonly ServerDrawSnapshot: {
            readonly epoch: string;
            readonly sequence: number;
            readonly snapshot: {
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
                /**
                 * Postponement
                 * @description Only of a draw whose times have moved.
                 */
                readonly postponed?: {
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
                /** @description A count of minor units (cents). */
                readonly priceMinor: number;
                readonly results: {
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
                } | null;
                /** Format: date-time */
                readonly resultsAt: string;
                readonly series: string;
                /** Format: date-time */
                readonly serverTime: string;
                /** @enum {string} */
                readonly state: "scheduled" | "open" | "closed" | "sealed" | "drawn" | "settled" | "published" | "cancelled";
                readonly ticketCount: number;
                readonly ticketsRoot: string | null;
            };
            /** @description "me", "draw." and the id of a draw, or "event." and the id of an event. */
            readonly topic: string;
        };
        readonly ServerEventDelta: {
            readonly delta: {
                /** Format: date-time */
                readonly changedAt?: string;
                /** Format: date-time */
                readonly createdAt?: string;
                /** Format: date-time */
                readonly deadline?: string;
                readonly eventId?: string;
                readonly markets?: readonly {
                    readonly name: string;
                    readonly selections: readonly {
                        readonly name: string;
                        /** @description As "1.85": from 0.01 to 10000.00. */
                        readonly odds: string;
                        readonly outcome: ("lost" | "won" | "void") | null;
                        /** @description The number of the selection in its event, from 0. */
                        readonly selection: number;
                    }[];
                }[];
                /** @description Of an event with one selection. */
                readonly odds?: string;
                /** @description A count of minor units (cents). */
                readonly payoutMinorMax?: number;
                /** Format: date-time */
                readonly serverTime?: string;
                /** @description Every bet on it has been paid. */
                readonly settled?: boolean;
                /** @description A count of minor units (cents). */
                readonly stakeMinorMax?: number;
                /** @description A count of minor units (cents). */
                readonly stakeMinorMin?: number;
                /**
                 * @description `won` and `lost` of an event with one selection, `finished` of any other.
                 * @enum {string}
                 */
                readonly state?: "open" | "suspended" | "closed" | "won" | "lost" | "finished" | "void";
                readonly title?: string;
                readonly version?: number;
            };
            readonly epoch: string;
            readonly sequence: number;
            /** @description "me", "draw." and the id of a draw, or "event." and the id of an event. */
            readonly topic: string;
        };
        readonly ServerEventSnapshot: {
            readonly epoch: string;
            readonly sequence: number;
            readonly snapshot: {
                /** Format: date-time */
                readonly changedAt: string;
                /** Format: date-time */
                readonly createdAt: string;
                /** Format: date-time */
                readonly deadline: string;
                readonly eventId: string;
                readonly markets: readonly {
                    readonly name: string;
                    readonly selections: readonly {
                        readonly name: string;
                        /** @description As "1.85": from 0.01 to 10000.00. */
                        readonly odds: string;
                        readonly outcome: ("lost" | "won" | "void") | null;
                        /** @description The number of the selection in its event, from 0. */
                        readonly selection: number;
                    }[];
                }[];
                /** @description Of an event with one selection. */
                readonly odds?: string;
                /** @description A count of minor units (cents). */
                readonly payoutMinorMax: number;
                /** Format: date-time */
                readonly serverTime: string;
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
            /** @description "me", "draw." and the id of a draw, or "event." and the id of an event. */
            readonly topic: string;
        };
        readonly ServerMeDelta: {
            readonly delta: {
                /** Format: date-time */
                readonly acceptedAt: string;
                /** @description A count of minor units (cents). */
                readonly balanceMinor: number;
                readonly drawId: string;
                /** @description The id, or idempotency key, of the purchase; none of a standing ticket. */
                readonly operationId: string;
                /** @description A count of minor units (cents). */
                readonly stakeMinor: number;
                readonly ticketCount: number;
                readonly ticketIds: readonly string[];
                /** @constant */
                readonly type: "ticketsAccepted";
            } | {
                /** @description A count of minor units (cents). */
                readonly balanceMinor: number;
                readonly drawId: string;
                /** @description The part that waits for approval. */
                readonly heldMinor: number;
                /** @description A count of minor units (cents). */
                readonly prizeMinor: number;
                readonly ticketCount: number;
                /** @constant */
                readonly type: "drawSettled";
                /** @description 0: all of the tickets lost. */
                readonly winCount: number;
                /** @description The first of them. */
                readonly wins: readonly {
                    readonly awaitsApproval: boolean;
                    /** @description A count of minor units (cents). */
                    readonly prizeMinor: number;
                    readonly ticketId: string;
                    readonly tier: number;
                }[];
            } | {
                /** @description A count of minor units (cents). */
                readonly balanceMinor: number;
                readonly drawId: string;
                /** @description A count of minor units (cents). */
                readonly refundMinor: number;
                readonly ticketCount: number;
                /** @constant */
                readonly type: "drawRefunded";
            } | {
                /** @description A count of minor units (cents). */
                readonly balanceMinor: number;
                /** Format: date-time */
                readonly closesAt: string;
                readonly drawId: string;
                /** Format: date-time */
                readonly resultsAt: string;
                readonly ticketCount: number;
                /** @constant */
                readonly type: "drawPostponed";
            } | {
                /** @description A count of minor units (cents). */
                readonly balanceMinor: number;
                readonly drawId: string;
                /** @description It came back as it was paid: money or points. */
                readonly stakeMinor: number;
                readonly ticketId: string;
                /** @constant */
                readonly type: "ticketReturned";
            } | {
                /** @description A count of minor units (cents). */
                readonly balanceMinor: number;
                readonly drawId: string;
                /** @description A count of minor units (cents). */
                readonly prizeMinor: number;
                readonly ticketId: string;
                readonly tier: number;
                /** @constant */
                readonly type: "awardPaid";
            } | {
                /** @description A count of minor units (cents). */
                readonly amountMinor: number;
                /** @description A count of minor units (cents). */
                readonly balanceMinor: number;
                readonly kind: "deposit" | "withdrawal";
                readonly paymentId: string;
                readonly state: "completed" | "declined";
                /** @constant */
                readonly type: "paymentSettled";
            } | {
                /** @description A count of minor units (cents). */
                readonly balanceMinor: number;
                readonly orderId: string;
                /** @description As `GET /v1/me/standing-tickets` shows it. */
                readonly reason: string;
                /** @description A count of minor units (cents). */
                readonly refundMinor: number;
                readonly series: string;
                /** @constant */
                readonly type: "standingTicketEnded";
            } | {
                /** Format: date-time */
                readonly acceptedAt: string;
                /** @description A count of minor units (cents). */
                readonly balanceMinor: number;
                readonly betId: string;
                readonly eventId?: string;
                readonly odds: string;
                /** @description The id, or idempotency key, of the bet. */
                readonly operationId: string;
                /** @description A count of minor units (cents). */
                readonly stakeMinor: number;
                /** @constant */
                readonly type: "betAccepted";
            } | {
                /** @description A count of minor units (cents). */
                readonly balanceMinor: number;
                readonly betCount: number;
                readonly eventId: string;
                /** @description A count of minor units (cents). */
                readonly payoutMinor: number;
                /** @description Taken back of an earlier result. */
                readonly reversedMinor: number;
                /** @constant */
                readonly type: "betsSettled";
                /** @description 0: all of the bets lost or are void. */
                readonly wonCount: number;
            } | {
                /** @description A count of minor units (cents). */
                readonly balanceMinor: number;
                readonly betId: string;
                /** @description A count of minor units (cents). */
                readonly payoutMinor: number;
                /** @enum {string} */
                readonly state: "accepted" | "won" | "lost" | "void";
                /** @constant */
                readonly type: "accumulatorSettled";
            };
            readonly epoch: string;
            readonly sequence: number;
            /** @constant */
            readonly topic: "me";
        };
        readonly ServerMeNotice: {
            readonly notice: {
                /** Format: date-time */
                readonly expiresAt: string;
                /** @constant */
                readonly type: "tokenExpiring";
            };
            /** @constant */
            readonly topic: "me";
        };
        readonly ServerMeSnapshot: {
            readonly epoch: string;
            readonly sequence: number;
            readonly snapshot: {
                /** @description A count of minor units (cents). */
                readonly balanceMinor: number;
                readonly currency: string;
                /** @description A sum in minor units (or hundredths of points): an integer where a double holds it exactly, beyond that a string of decimal digits. */
                readonly debtMinor: number | string;
                readonly playerId: string;
                /** @description A sum in minor units (or hundredths of points): an integer where a double holds it exactly, beyond that a string of decimal digits. */
                readonly pointsDebtHundredths: number | string;
                readonly pointsHundredths: number;
                /** Format: date-time */
                readonly serverTime: string;
                /** Format: date-time */
                readonly tokenExpiresAt: string;
            };
            /** @constant */
            readonly topic: "me";
        };
        readonly ServerPing: {
            readonly id: string | number;
            /** @constant */
            readonly ok: true;
            /** Format: date-time */
            readonly serverTime: string;
        };
        readonly ServerPlaceBet: {
            /** Format: date-time */
            readonly acceptedAt: string;
            /** @description A count of minor units (cents). */
            readonly balanceMinor: number;
            readonly betId: string;
            /** @description Of a single. */
            readonly eventId?: string;
            readonly id: string | number;
            readonly legs: readonly {
                readonly eventId: string;
                readonly odds: string;
                /** @description The number of the selection in its event, from 0. */
                readonly selection: number;
            }[];
            /** @description Of an accumulator: the product, rounded down. */
            readonly odds: string;
            /** @constant */
            readonly ok: true;
            /** @description A count of minor units (cents). */
            readonly possiblePayoutMinor: number;
            /**
             * @description The first answer to this id, given again.
             * @constant
             */
            readonly replayed?: true;
            /** @description A count of minor units (cents). */
            readonly stakeMinor: number;
            /** @constant */
            readonly state: "accepted";
        };
        readonly ServerQuoteTickets: {
            readonly id: string | number;
            /** @description One for each ticket, in the order in which a purchase numbers them. */
            readonly lines: readonly {
                readonly combinations: number;
                readonly kind: "selection" | "system" | "play" | "number" | "quickPick" | "stock";
                /** @description A count of minor units (cents). */
                readonly priceMinor: number;
            }[];
            /** @constant */
            readonly ok: true;
            /** @description A count of minor units (cents). */
            readonly priceMinor: number;
        };
        /** Refused */
        readonly ServerRefused: {
            /** @description As in the problems of the HTTP calls. */
            readonly code: string;
            readonly detail?: string;
            readonly errors?: readonly {
                readonly message: string;
                readonly pointer: string;
            }[];
            readonly facts?: {
                readonly [key: string]: string | number;
            };
            readonly id: string | number;
            /** @constant */
            readonly ok: false;
            readonly retryAfterSeconds?: number;
        };
        readonly ServerSubscribe: {
            readonly epoch: string;
            readonly id: string | number;
            /** @constant */
            readonly ok: true;
            /** @description True: the missed deltas follow instead of a snapshot. */
            readonly resumed: boolean;
            readonly sequence: number;
            /** @description "me", "draw." and the id of a draw, or "event." and the id of an event. */
            readonly topic: string;
        };
        readonly ServerUnsubscribe: {
            readonly id: string | number;
            /** @constant */
            readonly ok: true;
            /** @description "me", "draw." and the id of a draw, or "event." and the id of an event. */
            readonly topic: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
