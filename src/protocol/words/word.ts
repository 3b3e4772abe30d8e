/**
 * What a name on the wire means, wherever it stands, and what a value of it looks like. A schema
 * that says more of a member itself is not overruled; one whose member means something else than
 * the name elsewhere has to.
 */
export type Word = readonly [meaning: string, example?: unknown];

export type AreaWords = Readonly<Record<string, Word>>;
