/** Both documents by rules that are not ours: those that Redocly recommends. Nothing is sent. */
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { test } from 'tap';
import { withBusiness } from '../support/business-server.ts';

const run = promisify(execFile);
const PACKAGE = createRequire(import.meta.url).resolve('@redocly/cli/package.json');
const CLI = join(dirname(PACKAGE), 'bin/cli.js');
const QUIET = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };

interface Problem {
  readonly ruleId: string;
  readonly message: string;
  readonly location: readonly { readonly pointer: string }[];
}

/** What is wrong with a file of a folder, which has no settings of its own. */
async function lint(folder: string, name: string): Promise<readonly string[]> {
  const ruled = ['lint', name, '--extends=recommended', '--format=json', '--max-problems=50'];
  const options = { cwd: folder, env: { ...process.env, ...QUIET }, maxBuffer: 1 << 26 };
  // It ends with 1 where there are errors, and says the same.
  const { stdout } = await run(process.execPath, [CLI, ...ruled], options).catch(
    (failed) => failed,
  );
  const { problems } = JSON.parse(stdout.slice(stdout.indexOf('{\n'))) as {
    readonly problems: readonly Problem[];
  };
  return problems.map(
    ({ ruleId, message, location }) => `${ruleId} ${location[0]?.pointer}: ${message}`,
  );
}

test(
  'contract: the documents are clean under the rules that Redocly recommends',
  withBusiness({}, async (t, business) => {
    const folder = t.testdir({
      'wrong.json': '{"openapi":"3.1.0","info":{"title":"A"},"paths":{}}',
    });
    for (const name of ['openapi.json', 'asyncapi.json']) {
      writeFileSync(join(folder, name), (await business.get(`/${name}`)).text);
    }
    for (const name of ['openapi.json', 'asyncapi.json']) t.same(await lint(folder, name), []);
    t.match((await lint(folder, 'wrong.json')).join(), /info-license/, 'it does look');
  }),
);
