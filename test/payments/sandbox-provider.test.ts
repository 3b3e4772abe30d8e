import { test } from 'tap';
import { minor } from '../../src/kernel/money.ts';
import {
  makeSandboxWebhook,
  SANDBOX_DELAY_MS,
  SANDBOX_METHODS,
  SandboxProvider,
  WEBHOOK_BYTES_MAX,
} from '../../src/payments/sandbox-provider.ts';
import { signWebhook } from '../../src/payments/webhook-signature.ts';

const NOW_MS = Date.parse('2026-06-01T12:00:00Z');
const SECRET = 'a secret of nineteen';
const PAYMENT_ID = 'py_00000010000001';

function fixture() {
  let nowMs = NOW_MS;
  const clock = { wallMs: () => nowMs, monotonicMs: () => nowMs };
  const provider = new SandboxProvider({ clock, secret: SECRET });
  const setNowMs = (value: number) => {
    nowMs = value;
  };
  return { provider, setNowMs };
}

function request(method: string) {
  return { paymentId: PAYMENT_ID, amountMinor: minor(5_000), currency: 'EUR', method };
}

function verify(provider: SandboxProvider, body: string | Uint8Array, signature?: string) {
  return provider.verifyWebhook(Buffer.from(body), (name) =>
    name === 'tirage-sandbox-signature' ? signature : undefined,
  );
}

function sign(body: string | Uint8Array, nowMs = NOW_MS, secret = SECRET): string {
  return signWebhook({ secret, rawBody: Buffer.from(body), nowMs });
}

test('sandbox: each method plays its script, again and again, both ways', async (t) => {
  const { provider } = fixture();
  t.equal(provider.name, 'sandbox');
  const expected = ['completed', 'completed', 'declined', 'pending', 'pending'];
  for (const [i, method] of SANDBOX_METHODS.entries()) {
    t.ok(provider.knowsMethod(method));
    for (let repeat = 0; repeat < 2; repeat += 1) {
      t.equal((await provider.requestDeposit(request(method))).state, expected[i], method);
      t.equal((await provider.requestWithdrawal(request(method))).state, expected[i], method);
    }
  }
  t.match(await provider.requestDeposit(request('sandbox:decline')), { reason: 'sandboxDeclined' });
});

test('sandbox: a method of nobody is not known, and declined', async (t) => {
  const { provider } = fixture();
  for (const method of ['', 'card', 'sandbox:', 'SANDBOX', '__proto__']) {
    t.notOk(provider.knowsMethod(method));
    t.same(await provider.requestDeposit(request(method)), {
      state: 'declined',
      reason: 'methodUnknown',
    });
  }
});

test('sandbox: the delayed one completes three seconds after its request', async (t) => {
  const { provider, setNowMs } = fixture();
  const query = {
    ...request('sandbox:delayed'),
    direction: 'deposit',
    requestedAtMs: NOW_MS,
  } as const;
  t.same(await provider.status(query), { state: 'pending' });
  setNowMs(NOW_MS + SANDBOX_DELAY_MS - 1);
  t.same(await provider.status(query), { state: 'pending' });
  setNowMs(NOW_MS + SANDBOX_DELAY_MS);
  t.same(await provider.status(query), { state: 'completed' });
  t.same(await fixture().provider.status({ ...query, requestedAtMs: NOW_MS - 60_000 }), {
    state: 'completed',
  });
  t.same(await provider.status({ ...query, method: 'sandbox:webhook', requestedAtMs: 0 }), {
    state: 'pending',
  });
});

test('sandbox: a webhook that it signed is believed', (t) => {
  const { provider } = fixture();
  for (const notice of [
    { paymentId: PAYMENT_ID, state: 'completed' },
    { paymentId: PAYMENT_ID, state: 'declined', reason: 'cardExpired' },
  ] as const) {
    const { body, headers } = makeSandboxWebhook(notice, { secret: SECRET, nowMs: NOW_MS });
    t.match(headers['Tirage-Sandbox-Signature'], /^t=1780315200,v1=[0-9a-f]{64}$/);
    t.same(verify(provider, body, headers['Tirage-Sandbox-Signature']), { ok: true, notice });
  }
  t.end();
});

test('sandbox: the signature is HMAC-SHA-256 over the time and the bytes', (t) => {
  const signature = sign('{"paymentId":"py_00000010000001","state":"completed"}');
  t.equal(
    signature,
    't=1780315200,v1=35f36ecd4d7cc7fb56139921327504504a00901a330b4f3fb7e704a62107c9df',
  );
  t.end();
});

test('sandbox: a webhook is believed for five minutes, in both directions', (t) => {
  const { provider, setNowMs } = fixture();
  const body = JSON.stringify({ paymentId: PAYMENT_ID, state: 'completed' });
  const signature = sign(body);
  for (const [offsetMs, ok] of [
    [300_000, true],
    [301_000, false],
    [-300_000, true],
    [-301_000, false],
  ] as const) {
    setNowMs(NOW_MS + offsetMs);
    t.match(verify(provider, body, signature), ok ? { ok } : { ok, reason: 'timestampOutside' });
  }
  t.end();
});

test('sandbox: nothing else is believed', (t) => {
  const { provider } = fixture();
  const body = JSON.stringify({ paymentId: PAYMENT_ID, state: 'completed' });
  const good = sign(body);
  const flipped = good.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
  const large = new Uint8Array(WEBHOOK_BYTES_MAX + 1);
  const rows: readonly (readonly [string | Uint8Array, string | undefined, string])[] = [
    [body, undefined, 'signatureMissing'],
    [body, '', 'signatureMissing'],
    [body, 'v1=abc', 'signatureMalformed'],
    [body, good.toUpperCase(), 'signatureMalformed'],
    [body, good.slice(0, -2), 'signatureMalformed'],
    [body, `${good},${good}`, 'signatureMalformed'],
    [body, good.replace(/^t=\d+/, 't=-1'), 'signatureMalformed'],
    [body, flipped, 'signatureWrong'],
    [body, sign(body, NOW_MS, `${SECRET}!`), 'signatureWrong'],
    [body, good.replace(/^t=\d+/, `t=${NOW_MS / 1_000 + 1}`), 'signatureWrong'],
    [`${body} `, good, 'signatureWrong'],
    [large, sign(large), 'bodyTooLarge'],
  ];
  for (const [sent, signature, reason] of rows) {
    t.same(verify(provider, sent, signature), { ok: false, reason });
  }
  t.end();
});

test('sandbox: a signed body that says nothing of use is refused', (t) => {
  const { provider } = fixture();
  for (const body of [
    '',
    'null',
    '[]',
    '{"paymentId":"py_1","state":"completed"}',
    '{"paymentId":7,"state":"completed"}',
    `{"paymentId":"${PAYMENT_ID}"}`,
    `{"paymentId":"${PAYMENT_ID}","state":"pending"}`,
    `{"paymentId":"${PAYMENT_ID}","state":"declined","reason":"<script>"}`,
    Uint8Array.of(0x22, 0xff, 0x22),
  ]) {
    t.same(verify(provider, body, sign(body)), { ok: false, reason: 'bodyMalformed' });
  }
  t.end();
});
