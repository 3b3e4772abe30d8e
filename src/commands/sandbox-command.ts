/** `tirage sandbox webhook`: what the sandbox payment provider would post, signed, for curl. */
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { readMachine } from '../config/machine.ts';
import { readSettings } from '../config/settings.ts';
import { readPrivateFile } from '../identity/private-file.ts';
import { ConfigurationError } from '../kernel/errors.ts';
import { SYSTEM_CLOCK } from '../kernel/system-clock.ts';
import { makeSandboxWebhook } from '../payments/sandbox-provider.ts';
import { say } from './standard-output.ts';

interface WebhookFlags {
  readonly payment: string;
  readonly state: 'completed' | 'declined';
  readonly url?: string;
  readonly data?: string;
}

export function addSandboxCommands(program: Command): void {
  const sandbox = program.command('sandbox').description('the sandbox payment provider');
  sandbox
    .command('webhook')
    .description('post a signed webhook for a pending sandbox payment')
    .requiredOption('--payment <id>', 'the payment')
    .addOption(
      new Option('--state <state>', 'its outcome')
        .choices(['completed', 'declined'])
        .default('completed'),
    )
    .option('--url <url>', 'where the engine listens', 'http://127.0.0.1:8080')
    .option('--data <path>', 'the data directory')
    .action((flags: WebhookFlags) => post(flags));
}

async function post({ payment, state, url, data }: WebhookFlags): Promise<void> {
  const settings = readSettings({ machine: readMachine(), flags: { data } });
  const kept = await readPrivateFile(join(settings.dataDirectory, 'sandbox.secret'));
  const secret = settings.sandboxSecret ?? kept?.trim();
  if (secret === undefined) {
    throw new ConfigurationError(
      'The data directory has no sandbox secret: start the engine once.',
    );
  }
  const notice = { paymentId: payment, state };
  const { body, headers } = makeSandboxWebhook(notice, { secret, nowMs: SYSTEM_CLOCK.wallMs() });
  const answer = await fetch(`${url}/v1/payments/sandbox/webhook`, {
    method: 'POST',
    headers,
    body,
  });
  say(`${answer.status} ${await answer.text()}`);
  if (!answer.ok) process.exitCode = 1;
}
