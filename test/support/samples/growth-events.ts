/** Two shards become four. */
export const ADDED = { type: 'ShardsAdded', shardCount: 4, atMs: 1 } as const;
export const TOLD = { type: 'OpenTold', atMs: 2 } as const;
export const DEALT = { type: 'PlayersDealt', atMs: 3 } as const;
