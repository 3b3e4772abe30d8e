/** What a version of an event changed, told by the one before it. */

export interface VersionHere {
  readonly version: number;
  readonly state: string;
  readonly deadline: string;
  /** By selection. */
  readonly odds: readonly string[];
}

export interface OddsMove {
  readonly selection: number;
  readonly before: string;
  readonly after: string;
}

export interface VersionChanges {
  readonly odds: readonly OddsMove[];
  readonly deadline?: { readonly before: string; readonly after: string };
  readonly state?: { readonly before: string; readonly after: string };
}

/** `undefined`: the one before is not here, or there was none. */
export function versionChanges(
  version: VersionHere,
  versions: readonly VersionHere[],
): VersionChanges | undefined {
  const before = versions.find((one) => one.version === version.version - 1);
  if (before === undefined) return undefined;
  return {
    odds: version.odds.flatMap((after, selection) => {
      const old = before.odds[selection];
      return old === undefined || old === after ? [] : [{ selection, before: old, after }];
    }),
    ...(before.deadline === version.deadline
      ? {}
      : { deadline: { before: before.deadline, after: version.deadline } }),
    ...(before.state === version.state
      ? {}
      : { state: { before: before.state, after: version.state } }),
  };
}
