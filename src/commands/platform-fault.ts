/**
 * Whether the HTTP library has a build for this machine, checked before any of it is loaded.
 *
 * Why: it comes prebuilt, one file for each version of Node, and where that file does not fit the C
 * library, its own error message speaks of versions of Node, which is true but does not help.
 */

/** What a build needs of the machine, as `objdump -T` shows it, by Node's ABI (`modules`). */
const GLIBC_MINOR_MIN: Readonly<Record<string, number>> = {
  115: 27, // Node 20
  120: 27, // Node 21
  127: 38, // Node 22
  137: 38, // Node 24
  141: 38, // Node 25
};
const GLIBC_MAJOR = 2;
/** Commands that open an HTTP port; the others do without the library. */
const SERVING = ['serve', 'line-provider', 'bet-maker'];

export interface Platform {
  /** As `process.platform`. */
  readonly system: string;
  /** As `process.versions` names them. */
  readonly node: string;
  readonly modules: string;
  /** Undefined where the C library is another one. */
  readonly glibc: string | undefined;
}

/** A sentence for the operator, or undefined where the command can run. */
export function platformFault(
  command: string | undefined,
  platformOf: () => Platform,
): string | undefined {
  if (command === undefined || !SERVING.includes(command)) return undefined;
  const { system, node, modules, glibc } = platformOf();
  const minorMin = GLIBC_MINOR_MIN[modules];
  if (minorMin === undefined) {
    return `There is no build of the HTTP library for Node ${node}: use Node 20, 22 or 24.`;
  }
  if (system !== 'linux') return undefined;
  const needed = `glibc ${GLIBC_MAJOR}.${minorMin}`;
  if (glibc === undefined) {
    return `The HTTP library needs ${needed}, and this machine has another C library: musl?`;
  }
  const [major = 0, minor = 0] = glibc.split('.').map(Number);
  if (major > GLIBC_MAJOR || (major === GLIBC_MAJOR && minor >= minorMin)) return undefined;
  const isForOlder = major === GLIBC_MAJOR && minor >= 27;
  const instead = isForOlder ? 'Use Node 20 here, or Debian 13.' : 'Use a newer system.';
  const lack = `the HTTP library needs ${needed}, and this machine has ${glibc}`;
  return `On Node ${node} ${lack}. ${instead}`;
}

export function thisPlatform(): Platform {
  // Else it asks for the names of all network addresses.
  const report: NodeJS.ProcessReport & { excludeNetwork?: boolean } = process.report;
  report.excludeNetwork = true;
  const { header } = report.getReport() as unknown as {
    readonly header: { readonly glibcVersionRuntime?: string };
  };
  const { node, modules } = process.versions;
  return { system: process.platform, node, modules, glibc: header.glibcVersionRuntime };
}
