/** Stands in for `k6/execution`. */

export const scenario = { iterationInTest: 0 };
export const vu = { idInTest: 1 };
