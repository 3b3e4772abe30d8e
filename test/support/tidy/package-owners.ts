/** A package from npm has one owner, so that it can be replaced, and watched, in one place. */
import { importsOf } from './imports.ts';
import type { TidyRule } from './rule.ts';

interface Owner {
  /** `*` at the end stands for every package of a scope. */
  readonly name: string;
  readonly homes: readonly RegExp[];
  readonly typesAnywhere: boolean;
}

function owner(name: string, homes: readonly RegExp[], typesAnywhere = false): Owner {
  return { name, homes, typesAnywhere };
}

const SCHEMA_HOMES = [/^src\/(protocol|gateway|schedule|games|config)\//];

const OWNERS: readonly Owner[] = [
  owner('lmdb', [/^src\/journal\/lmdb-[^/]*\.ts$/, /^src\/accrual\/lmdb-[^/]*\.ts$/]),
  owner('@nats-io/*', [/\/nats-[^/]*\.ts$/]),
  owner('uWebSockets.js', [/^src\/gateway\//]),
  owner('piscina', [/^src\/jobs\//]),
  owner('@chainsafe/hashtree', [/^src\/fairness\/sha256-many\.ts$/]),
  owner('pino', [/^src\/operations\//]),
  owner('pino-pretty', [/^src\/operations\//]),
  owner('p-limit', [/^src\/gateway\//]),
  // Threads count without it, and start sooner (metric-family.ts).
  owner(
    'prom-client',
    [/^src\/operations\/(accrual-metrics|alarms|metrics-board|process-metrics)\.ts$/],
    true,
  ),
  owner('msgpackr', [/\/[^/]*codec[^/]*\.ts$/]),
  owner('jose', [/^src\/identity\//]),
  owner('@node-rs/argon2', [/^src\/jobs\/workers\//]),
  owner('croner', [/^src\/schedule\//]),
  owner('ajv', SCHEMA_HOMES),
  owner('ajv-formats', SCHEMA_HOMES),
  owner('typebox', SCHEMA_HOMES),
  owner('undici', [/^src\/loyalty\//]),
  owner('@noble/hashes', [/^client\/src\/verify\/surroundings\.ts$/]),
  owner('commander', [/^src\/cli\.ts$/, /^src\/commands\//]),
];

export const packageOwners: TidyRule = {
  name: 'npm packages stay with their owner',
  check: (files) =>
    files
      .filter(({ path }) => /^(?:src|actors|client)\//.test(path))
      .flatMap((file) =>
        importsOf(file).flatMap(({ line, kind, bare }) => {
          if (bare === undefined) return [];
          if (bare.startsWith('node:') && !file.path.startsWith('client/')) return [];
          const wrong = wrongPlace(file.path, bare, kind === 'type');
          return wrong === undefined ? [] : [{ path: file.path, line, message: wrong }];
        }),
      ),
};

function wrongPlace(path: string, bare: string, typeOnly: boolean): string | undefined {
  const found = OWNERS.find(({ name }) =>
    name.endsWith('*') ? bare.startsWith(name.slice(0, -1)) : bare === name,
  );
  if (found === undefined) return `imports ${bare}, which has no owner: name one in this rule`;
  if (typeOnly && found.typesAnywhere) return undefined;
  if (found.homes.some((home) => home.test(path))) return undefined;
  return `imports ${bare}, whose home is ${found.homes.map(({ source }) => source).join(' or ')}`;
}
