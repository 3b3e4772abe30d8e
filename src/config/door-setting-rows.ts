/** Settings of the operators' door, of TLS and of pages: rows of the table (`setting-table.ts`). */
import { HOST_KIND } from './network-kinds.ts';
import { integerKind, PATH_KIND, SWITCH_KIND } from './setting-kinds.ts';
import type { SettingTable, Settled } from './setting-table.ts';

const PORT_MAX = 65_535;
/** From the players' port to the operators': several engines on one machine need not be told. */
export const OPERATIONS_PORT_STEP = 1_000;
/** Two years, as lists of preloaded hosts ask for. */
const STRICT_TRANSPORT_SECONDS_MAX = 63_072_000;

/** What browsers are given. */
export interface PageSettings {
  readonly portal: boolean;
  readonly console: boolean;
  /** `undefined`: the pages' own. */
  readonly brandPath: string | undefined;
}

type DoorKey =
  | 'operationsHost'
  | 'operationsPort'
  | 'secureCookies'
  | 'strictTransportSeconds'
  | keyof PageSettings;

export const DOOR_SETTING_ROWS: Pick<SettingTable, DoorKey> = {
  operationsHost: {
    environment: 'TIRAGE_OPERATIONS_HOST',
    kind: HOST_KIND,
    about: 'Address for metrics and health; whoever reaches it may read them.',
    fallback: () => '127.0.0.1',
  },
  operationsPort: {
    environment: 'TIRAGE_OPERATIONS_PORT',
    kind: integerKind({ min: 0, max: PORT_MAX }),
    about: 'Port for metrics and health; 0 takes a free one.',
    fallback: (_, settled) => operationsPortBeside(settled),
    fallbackAbout: `${OPERATIONS_PORT_STEP} above the port to listen on`,
  },
  secureCookies: {
    environment: 'TIRAGE_SECURE_COOKIES',
    kind: SWITCH_KIND,
    about: 'Marks all cookies Secure; a trusted proxy that says https has the same effect.',
    fallback: () => false,
  },
  strictTransportSeconds: {
    environment: 'TIRAGE_STRICT_TRANSPORT_SECONDS',
    kind: integerKind({ min: 0, max: STRICT_TRANSPORT_SECONDS_MAX }),
    about: 'Seconds that browsers shall insist on TLS, which a proxy ends; 0 does not say so.',
    fallback: () => 0,
  },
  portal: {
    environment: 'TIRAGE_PORTAL',
    kind: SWITCH_KIND,
    about: "Serves the players' portal at /.",
    fallback: () => true,
  },
  console: {
    environment: 'TIRAGE_CONSOLE',
    kind: SWITCH_KIND,
    about: 'Serves the console of staff at /console.',
    fallback: () => true,
  },
  brandPath: {
    environment: 'TIRAGE_BRAND',
    kind: PATH_KIND,
    about: 'JSON file with name, colours, logo and texts of the pages.',
    fallback: () => undefined,
    fallbackAbout: "the pages' own",
  },
};

function operationsPortBeside({ runAddress, port = 0 }: Settled): number {
  const players = runAddress?.port ?? port;
  const beside = players + OPERATIONS_PORT_STEP;
  return players === 0 || beside > PORT_MAX ? 0 : beside;
}
