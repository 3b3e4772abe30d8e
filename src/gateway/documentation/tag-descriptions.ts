/** What the calls under each tag are for. */
export const TAG_DESCRIPTIONS: Readonly<Record<string, string>> = {
  players: 'Accounts and sessions.',
  wallet: 'Balances, what moved them, deposits and withdrawals.',
  draws: 'Games, draws, results and their proofs.',
  tickets: 'Buying tickets, reserving and standing ones too, and what becomes of them.',
  events: 'Fixed-odds events.',
  bets: 'Bets on events.',
  raffles: 'Raffles that fill themselves from stakes made in other services.',
  loyalty: 'Orders and points, by the contract of a loyalty service.',
  administration: 'What operators, auditors and administrators do.',
  operations: 'Whether the server works, and what it offers.',
  documentation: 'This contract, and a page to read it.',
};
