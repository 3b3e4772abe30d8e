/** Written by `npm run client:types`. */
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        readonly ClientAuthenticate: {
            /** @description Yours, new for each operation; the answer repeats it. */
            readonly id: string | number;
            /**
             * @description What is to be done.
             * @constant
             */
            readonly op: "authenticate";
            /** @description An access token. */
            readonly token: string;
        };
        readonly ClientBuyTickets: {
            /** @description The id of the draw. */
            readonly drawId: string;
            /** @description Yours, new for each operation; the answer repeats it. */
            readonly id: string | number;
            /** @description In number raffles. */
            readonly numbers?: readonly (string | number)[];
            /**
             * @description What is to be done.
             * @constant
             */
            readonly op: "buyTickets";
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
        readonly ClientPing: {
            /** @description Yours, new for each operation; the answer repeats it. */
            readonly id: string | number;
            /**
             * @description What is to be done.
             * @constant
             */
            readonly op: "ping";
        };
        /** @description A single with `eventId`, or an accumulator with `legs`. */
        readonly ClientPlaceBet: {
            /**
             * @description What is taken when the odds have changed: nothing, better ones, or any.
             * @enum {string}
             */
            readonly accept?: "same" | "better" | "any";
            /** @description The id of the event. */
            readonly eventId?: string;
            /** @description Yours, new for each operation; the answer repeats it. */
            readonly id: string | number;
            /** @description One for a single, several of different events for an accumulator. */
            readonly legs?: readonly {
                /** @description The id of the event. */
                readonly eventId: string;
                /** @description As "1.85": from 0.01 to 10000.00. */
                readonly odds?: string;
                /** @description The number of the selection in its event, from 0. */
                readonly selection?: number;
            }[];
            /** @description As "1.85": from 0.01 to 10000.00. */
            readonly odds?: string;
            /**
             * @description What is to be done.
             * @constant
             */
            readonly op: "placeBet";
            /** @description The number of the selection in its event, from 0. */
            readonly selection?: number;
            /** @description A count of minor units (cents). */
            readonly stakeMinor: number;
        };
        readonly ClientQuoteTickets: {
            /** @description The id of the draw. */
            readonly drawId: string;
            /** @description The same picks in this draw and in the next draws of its series, as they open: so many in all, paid at once. Not with `payWith` points. */
            readonly draws?: number;
            /** @description Yours, new for each operation; the answer repeats it. */
            readonly id: string | number;
            /** @description In number raffles. */
            readonly numbers?: readonly (string | number)[];
            /**
             * @description What is to be done.
             * @constant
             */
            readonly op: "quoteTickets";
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
        readonly ClientSubscribe: {
            /** @description Where it comes from: a time, a series, or what held before. */
            readonly from?: {
                /** @description A run of numbers; a new one begins with a snapshot. */
                readonly epoch: string;
                /** @description A number that goes up by one. */
                readonly sequence: number;
            };
            /** @description Yours, new for each operation; the answer repeats it. */
            readonly id: string | number;
            /**
             * @description What is to be done.
             * @constant
             */
            readonly op: "subscribe";
            /** @description "me", "draw." and the id of a draw, or "event." and the id of an event. */
            readonly topic: string;
        };
        readonly ClientUnsubscribe: {
            /** @description Yours, new for each operation; the answer repeats it. */
            readonly id: string | number;
            /**
             * @description What is to be done.
             * @constant
             */
            readonly op: "unsubscribe";
            /** @description "me", "draw." and the id of a draw, or "event." and the id of an event. */
            readonly topic: string;
        };
        readonly ServerAuthenticate: {
            /**
             * Format: date-time
             * @description When it ends by itself; null for never.
             */
            readonly expiresAt: string;
            /** @description Yours, new for each operation; the answer repeats it. */
            readonly id: string | number;
            /**
             * @description Whether it was done.
             * @constant
             */
            readonly ok: true;
            /** @description The id of the player. */
            readonly playerId: string;
        };
        readonly ServerBuyTickets: {
            /** @description A count of minor units (cents). */
            readonly balanceMinor: number;
            /** @description Yours, new for each operation; the answer repeats it. */
            readonly id: string | number;
            /**
             * @description Whether it was done.
             * @constant
             */
            readonly ok: true;
            /**
             * @description The first answer to this id, given again.
             * @constant
             */
            readonly replayed?: true;
            /** @description The tickets. */
            readonly tickets: readonly {
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
            }[];
        };
        readonly ServerDrawDelta: {
            /** @description What has changed. */
            readonly delta: {
                /** @description Why it was cancelled; null if it was not. */
                readonly cancelReason?: string | null;
                /**
                 * Format: date-time
                 * @description When the sale ends.
                 */
                readonly closesAt?: string;
                /** @description The hash that binds seed, draw and terms before the sale, in hex; null before it. */
                readonly commitment?: string | null;
                /** @description The id of the draw. */
                readonly drawId?: string;
                /** @description The name of the game. */
                readonly game?: string;
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
                readonly jackpotMinor?: number;
                /**
                 * Format: date-time
                 * @description When the sale begins.
                 */
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
                /** @description A count of minor units (cents). */
                readonly priceMinor?: number;
                /** @description The results; null until they are published. */
                readonly results?: {
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
                } | null;
                /**
                 * Format: date-time
                 * @description When the results are published.
                 */
                readonly resultsAt?: string;
                /** @description The name of the series: draws that follow each other and inherit the jackpot. */
                readonly series?: string;
                /**
                 * Format: date-time
                 * @description The server's clock.
                 */
                readonly serverTime?: string;
                /**
                 * @description The state that it is in.
                 * @enum {string}
                 */
                readonly state?: "scheduled" | "open" | "closed" | "sealed" | "drawn" | "settled" | "published" | "cancelled";
                /** @description How many tickets. */
                readonly ticketCount?: number;
                /** @description The root of the Merkle tree over the tickets, in hex; null until it is sealed. */
                readonly ticketsRoot?: string | null;
            };
            /** @description A run of numbers; a new one begins with a snapshot. */
            readonly epoch: string;
            /** @description A number that goes up by one. */
            readonly sequence: number;
            /** @description "me", "draw." and the id of a draw, or "event." and the id of an event. */
            readonly topic: string;
        };
        readonly ServerDrawSnapshot: {
            /** @description A run of numbers; a new one begins with a snapshot. */
            readonly epoch: string;
            /** @description A number that goes up by one. */
            readonly sequence: number;
            /** @description All of it, as it is now. */
            readonly snapshot: {
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
                /**
                 * Postponement
                 * @description Only of a draw whose times have moved.
                 */
                readonly postponed?: {
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
                /** @description A count of minor units (cents). */
                readonly priceMinor: number;
                /** @description The results; null until they are published. */
                readonly results: {
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
                } | null;
                /**
                 * Format: date-time
                 * @description When the results are published.
                 */
                readonly resultsAt: string;
                /** @description The name of the series: draws that follow each other and inherit the jackpot. */
                readonly series: string;
                /**
                 * Format: date-time
                 * @description The server's clock.
                 */
                readonly serverTime: string;
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
            /** @description "me", "draw." and the id of a draw, or "event." and the id of an event. */
            readonly topic: string;
        };
        readonly ServerEventDelta: {
            /** @description What has changed. */
            readonly delta: {
                /**
                 * Format: date-time
                 * @description When it was changed last.
                 */
                readonly changedAt?: string;
                /**
                 * Format: date-time
                 * @description When it was created.
                 */
                readonly createdAt?: string;
                /**
                 * Format: date-time
                 * @description When betting ends.
                 */
                readonly deadline?: string;
                /** @description The id of the event. */
                readonly eventId?: string;
                /** @description What can be bet on. */
                readonly markets?: readonly {
                    /** @description The name. */
                    readonly name: string;
                    /** @description What is played: one selection for each ticket. */
                    readonly selections: readonly {
                        /** @description The name. */
                        readonly name: string;
                        /** @description As "1.85": from 0.01 to 10000.00. */
                        readonly odds: string;
                        /** @description What became of it; null if that is not known. */
                        readonly outcome: ("lost" | "won" | "void") | null;
                        /** @description The number of the selection in its event, from 0. */
                        readonly selection: number;
                    }[];
                }[];
                /** @description Of an event with one selection. */
                readonly odds?: string;
                /** @description A count of minor units (cents). */
                readonly payoutMinorMax?: number;
                /**
                 * Format: date-time
                 * @description The server's clock.
                 */
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
                /** @description The title. */
                readonly title?: string;
                /** @description The version; each change makes a new one. */
                readonly version?: number;
            };
            /** @description A run of numbers; a new one begins with a snapshot. */
            readonly epoch: string;
            /** @description A number that goes up by one. */
            readonly sequence: number;
            /** @description "me", "draw." and the id of a draw, or "event." and the id of an event. */
            readonly topic: string;
        };
        readonly ServerEventSnapshot: {
            /** @description A run of numbers; a new one begins with a snapshot. */
            readonly epoch: string;
            /** @description A number that goes up by one. */
            readonly sequence: number;
            /** @description All of it, as it is now. */
            readonly snapshot: {
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
                    readonly selections: readonly {
                        /** @description The name. */
                        readonly name: string;
                        /** @description As "1.85": from 0.01 to 10000.00. */
                        readonly odds: string;
                        /** @description What became of it; null if that is not known. */
                        readonly outcome: ("lost" | "won" | "void") | null;
                        /** @description The number of the selection in its event, from 0. */
                        readonly selection: number;
                    }[];
                }[];
                /** @description Of an event with one selection. */
                readonly odds?: string;
                /** @description A count of minor units (cents). */
                readonly payoutMinorMax: number;
                /**
                 * Format: date-time
                 * @description The server's clock.
                 */
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
                /** @description The title. */
                readonly title: string;
                /** @description The version; each change makes a new one. */
                readonly version: number;
            };
            /** @description "me", "draw." and the id of a draw, or "event." and the id of an event. */
            readonly topic: string;
        };
        readonly ServerMeDelta: {
            /** @description What has changed. */
            readonly delta: {
                /**
                 * Format: date-time
                 * @description When it was accepted.
                 */
                readonly acceptedAt: string;
                /** @description A count of minor units (cents). */
                readonly balanceMinor: number;
                /** @description The id of the draw. */
                readonly drawId: string;
                /** @description The id, or idempotency key, of the purchase; none of a standing ticket. */
                readonly operationId: string;
                /** @description A count of minor units (cents). */
                readonly stakeMinor: number;
                /** @description How many tickets. */
                readonly ticketCount: number;
                /** @description The ids of the tickets. */
                readonly ticketIds: readonly string[];
                /**
                 * @description What has happened.
                 * @constant
                 */
                readonly type: "ticketsAccepted";
            } | {
                /** @description A count of minor units (cents). */
                readonly balanceMinor: number;
                /** @description The id of the draw. */
                readonly drawId: string;
                /** @description The part that waits for approval. */
                readonly heldMinor: number;
                /** @description A count of minor units (cents). */
                readonly prizeMinor: number;
                /** @description How many tickets. */
                readonly ticketCount: number;
                /**
                 * @description What has happened.
                 * @constant
                 */
                readonly type: "drawSettled";
                /** @description 0: all of the tickets lost. */
                readonly winCount: number;
                /** @description The first of them. */
                readonly wins: readonly {
                    /** @description The prize waits for an operator. */
                    readonly awaitsApproval: boolean;
                    /** @description A count of minor units (cents). */
                    readonly prizeMinor: number;
                    /** @description The id of the ticket. */
                    readonly ticketId: string;
                    /** @description The tier, from 1; null where there is no win. */
                    readonly tier: number;
                }[];
            } | {
                /** @description A count of minor units (cents). */
                readonly balanceMinor: number;
                /** @description The id of the draw. */
                readonly drawId: string;
                /** @description A count of minor units (cents). */
                readonly refundMinor: number;
                /** @description How many tickets. */
                readonly ticketCount: number;
                /**
                 * @description What has happened.
                 * @constant
                 */
                readonly type: "drawRefunded";
            } | {
                /** @description A count of minor units (cents). */
                readonly balanceMinor: number;
                /**
                 * Format: date-time
                 * @description When the sale ends.
                 */
                readonly closesAt: string;
                /** @description The id of the draw. */
                readonly drawId: string;
                /**
                 * Format: date-time
                 * @description When the results are published.
                 */
                readonly resultsAt: string;
                /** @description How many tickets. */
                readonly ticketCount: number;
                /**
                 * @description What has happened.
                 * @constant
                 */
                readonly type: "drawPostponed";
            } | {
                /** @description A count of minor units (cents). */
                readonly balanceMinor: number;
                /** @description The id of the draw. */
                readonly drawId: string;
                /** @description It came back as it was paid: money or points. */
                readonly stakeMinor: number;
                /** @description The id of the ticket. */
                readonly ticketId: string;
                /**
                 * @description What has happened.
                 * @constant
                 */
                readonly type: "ticketReturned";
            } | {
                /** @description A count of minor units (cents). */
                readonly balanceMinor: number;
                /** @description The id of the draw. */
                readonly drawId: string;
                /** @description A count of minor units (cents). */
                readonly prizeMinor: number;
                /** @description The id of the ticket. */
                readonly ticketId: string;
                /** @description The tier, from 1; null where there is no win. */
                readonly tier: number;
                /**
                 * @description What has happened.
                 * @constant
                 */
                readonly type: "awardPaid";
            } | {
                /** @description A count of minor units (cents). */
                readonly amountMinor: number;
                /** @description A count of minor units (cents). */
                readonly balanceMinor: number;
                /**
                 * @description Which kind it is.
                 * @enum {string}
                 */
                readonly kind: "deposit" | "withdrawal";
                /** @description The id of the deposit or withdrawal. */
                readonly paymentId: string;
                /**
                 * @description The state that it is in.
                 * @enum {string}
                 */
                readonly state: "completed" | "declined";
                /**
                 * @description What has happened.
                 * @constant
                 */
                readonly type: "paymentSettled";
            } | {
                /** @description A count of minor units (cents). */
                readonly balanceMinor: number;
                /** @description The id of the standing ticket. */
                readonly orderId: string;
                /** @description As `GET /v1/me/standing-tickets` shows it. */
                readonly reason: string;
                /** @description A count of minor units (cents). */
                readonly refundMinor: number;
                /** @description The name of the series: draws that follow each other and inherit the jackpot. */
                readonly series: string;
                /**
                 * @description What has happened.
                 * @constant
                 */
                readonly type: "standingTicketEnded";
            } | {
                /**
                 * Format: date-time
                 * @description When it was accepted.
                 */
                readonly acceptedAt: string;
                /** @description A count of minor units (cents). */
                readonly balanceMinor: number;
                /** @description The id of the bet. */
                readonly betId: string;
                /** @description The id of the event. */
                readonly eventId?: string;
                /** @description What one unit of stake pays if it wins. */
                readonly odds: string;
                /** @description The id, or idempotency key, of the bet. */
                readonly operationId: string;
                /** @description A count of minor units (cents). */
                readonly stakeMinor: number;
                /**
                 * @description What has happened.
                 * @constant
                 */
                readonly type: "betAccepted";
            } | {
                /** @description A count of minor units (cents). */
                readonly balanceMinor: number;
                /** @description How many bets. */
                readonly betCount: number;
                /** @description The id of the event. */
                readonly eventId: string;
                /** @description A count of minor units (cents). */
                readonly payoutMinor: number;
                /** @description Taken back of an earlier result. */
                readonly reversedMinor: number;
                /**
                 * @description What has happened.
                 * @constant
                 */
                readonly type: "betsSettled";
                /** @description 0: all of the bets lost or are void. */
                readonly wonCount: number;
            } | {
                /** @description A count of minor units (cents). */
                readonly balanceMinor: number;
                /** @description The id of the bet. */
                readonly betId: string;
                /** @description A count of minor units (cents). */
                readonly payoutMinor: number;
                /**
                 * @description The state that it is in.
                 * @enum {string}
                 */
                readonly state: "accepted" | "won" | "lost" | "void";
                /**
                 * @description What has happened.
                 * @constant
                 */
                readonly type: "accumulatorSettled";
            };
            /** @description A run of numbers; a new one begins with a snapshot. */
            readonly epoch: string;
            /** @description A number that goes up by one. */
            readonly sequence: number;
            /**
             * @description The topic.
             * @constant
             */
            readonly topic: "me";
        };
        readonly ServerMeNotice: {
            /** @description For this socket only. */
            readonly notice: {
                /**
                 * Format: date-time
                 * @description When it ends by itself; null for never.
                 */
                readonly expiresAt: string;
                /**
                 * @description What has happened.
                 * @constant
                 */
                readonly type: "tokenExpiring";
            };
            /**
             * @description The topic.
             * @constant
             */
            readonly topic: "me";
        };
        readonly ServerMeSnapshot: {
            /** @description A run of numbers; a new one begins with a snapshot. */
            readonly epoch: string;
            /** @description A number that goes up by one. */
            readonly sequence: number;
            /** @description All of it, as it is now. */
            readonly snapshot: {
                /** @description A count of minor units (cents). */
                readonly balanceMinor: number;
                /** @description The code of the currency (ISO 4217). */
                readonly currency: string;
                /** @description A sum in minor units (or hundredths of points): an integer where a double holds it exactly, beyond that a string of decimal digits. */
                readonly debtMinor: number | string;
                /** @description The id of the player. */
                readonly playerId: string;
                /** @description A sum in minor units (or hundredths of points): an integer where a double holds it exactly, beyond that a string of decimal digits. */
                readonly pointsDebtHundredths: number | string;
                /** @description The points, in hundredths. */
                readonly pointsHundredths: number;
                /**
                 * Format: date-time
                 * @description The server's clock.
                 */
                readonly serverTime: string;
                /**
                 * Format: date-time
                 * @description When the access token ends.
                 */
                readonly tokenExpiresAt: string;
            };
            /**
             * @description The topic.
             * @constant
             */
            readonly topic: "me";
        };
        readonly ServerPing: {
            /** @description Yours, new for each operation; the answer repeats it. */
            readonly id: string | number;
            /**
             * @description Whether it was done.
             * @constant
             */
            readonly ok: true;
            /**
             * Format: date-time
             * @description The server's clock.
             */
            readonly serverTime: string;
        };
        readonly ServerPlaceBet: {
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
            /** @description Yours, new for each operation; the answer repeats it. */
            readonly id: string | number;
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
            /**
             * @description Whether it was done.
             * @constant
             */
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
            /**
             * @description The state that it is in.
             * @constant
             */
            readonly state: "accepted";
        };
        readonly ServerQuoteTickets: {
            /** @description Yours, new for each operation; the answer repeats it. */
            readonly id: string | number;
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
            /**
             * @description Whether it was done.
             * @constant
             */
            readonly ok: true;
            /** @description A count of minor units (cents). */
            readonly priceMinor: number;
        };
        /**
         * Refused
         * @description A refusal, as a socket tells it.
         */
        readonly ServerRefused: {
            /**
             * @description What to switch over.
             * @enum {string}
             */
            readonly code: "drawNotFound" | "drawNotOpen" | "drawClosed" | "drawCancelled" | "drawNotCancellable" | "drawNotConductable" | "drawTimesInvalid" | "gameUnknown" | "selectionInvalid" | "selectionsTooMany" | "ticketNotFound" | "resultsNotPublished" | "awardNotFound" | "awardNotHeld" | "drawFull" | "priceTooLow" | "drawNotSealed" | "pickLimitReached" | "picksLimited" | "seriesOnSale" | "jackpotTooLow" | "seriesNotFound" | "stockTaken" | "stockEmpty" | "reservationExpired" | "reservationNotFound" | "reservationPaid" | "reservationsTooMany" | "stockExists" | "stockTooLarge" | "stockNotFound" | "postponeOvertakes" | "drawNotPostponable" | "drawPostponedBefore" | "scheduleInvalid" | "scheduleStale" | "standingTicketsTooMany" | "standingTicketNotFound" | "drawsNotInPoints" | "picksSoldOnce" | "gameRulesChanged" | "ticketNotReturnable" | "balanceTooLow" | "amountInvalid" | "amountTooLarge" | "paymentNotFound" | "paymentAlreadySettled" | "idempotencyKeyReused" | "paymentMethodUnknown" | "walletFull" | "loginTaken" | "playerTooYoung" | "credentialsWrong" | "loginBackOff" | "passwordTooWeak" | "sessionEnded" | "playerNotFound" | "slotFull" | "birthDateInvalid" | "staffMayNotPlay" | "accountHasPlayed" | "ownGain" | "eventNotFound" | "eventTitleInvalid" | "deadlineInvalid" | "marketInvalid" | "oddsInvalid" | "limitInvalid" | "eventVersionStale" | "eventSuspended" | "eventClosed" | "eventFinished" | "eventVoid" | "eventNotFinished" | "resultInvalid" | "correctionTooLate" | "correctionsTooMany" | "selectionNotFound" | "oddsChanged" | "stakeTooSmall" | "stakeTooLarge" | "payoutTooLarge" | "liabilityReached" | "legsInvalid" | "bookFull" | "betNotFound" | "eventsOfLine" | "raffleNotFound" | "raffleNotFinished" | "raffleRulesInvalid" | "externalIdTaken" | "externalIdsTooMany" | "raffleGameNotFound" | "raffleCancelled" | "raffleEmpty" | "orderNumberInvalid" | "orderOfAnother" | "sumInvalid" | "pointsTooLow" | "birthDateNeeded" | "betterPasswordNeeded" | "birthDateFixed" | "ordersTooMany" | "withdrawalsTooMany" | "requestMalformed" | "requestInvalid" | "tokenMissing" | "tokenInvalid" | "roleMissing" | "rateLimited" | "engineOverloaded" | "shardUnavailable" | "diskFull" | "bodyTooLarge" | "mediaTypeUnsupported" | "notFound" | "methodNotAllowed" | "internalError" | "webhookSignatureInvalid" | "requestTimeout" | "gatewayStopping" | "lengthRequired" | "headersTooLarge" | "bodyTimeout" | "notReady" | "originForbidden" | "subProtocolUnsupported" | "operationUnknown" | "topicUnknown" | "subscriptionsTooMany" | "upgradeRequired" | "numbersUsedUp" | "clockUnsure" | "rangeNotSatisfiable" | "fileNotReady" | "recordDamaged";
            /** @description More about it, for people. */
            readonly detail?: string;
            /** @description What is wrong with the request, field by field. */
            readonly errors?: readonly {
                /** @description What is wrong with it. */
                readonly message: string;
                /** @description Which member: a JSON pointer (RFC 6901). */
                readonly pointer: string;
            }[];
            /** @description Those of the same code in the problems of the HTTP calls. */
            readonly facts?: {
                readonly [key: string]: string | number;
            };
            /** @description Yours, new for each operation; the answer repeats it. */
            readonly id: string | number;
            /**
             * @description Whether it was done.
             * @constant
             */
            readonly ok: false;
            /** @description When to come back. */
            readonly retryAfterSeconds?: number;
        };
        readonly ServerSubscribe: {
            /** @description A run of numbers; a new one begins with a snapshot. */
            readonly epoch: string;
            /** @description Yours, new for each operation; the answer repeats it. */
            readonly id: string | number;
            /**
             * @description Whether it was done.
             * @constant
             */
            readonly ok: true;
            /** @description True: the missed deltas follow instead of a snapshot. */
            readonly resumed: boolean;
            /** @description A number that goes up by one. */
            readonly sequence: number;
            /** @description "me", "draw." and the id of a draw, or "event." and the id of an event. */
            readonly topic: string;
        };
        readonly ServerUnsubscribe: {
            /** @description Yours, new for each operation; the answer repeats it. */
            readonly id: string | number;
            /**
             * @description Whether it was done.
             * @constant
             */
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
