import fc from 'fast-check';
import { test } from 'tap';
import type { AmountForm } from '../../src/kernel/amount-text.ts';
import { type ReadStake, readStake, STAKE_BYTES_MAX } from '../../src/outbox/stake-message.ts';

const FORM = { unit: 'major', digits: 2 } as const;
const UUID = '017f22e2-79b0-7cc3-98c4-dc0c0c07398f';
const GAME = { playerId: UUID, gameId: UUID, stake: '1000' };
const MESSAGE = { eventType: 'player.stakeCreated' };

function read(
  body: unknown,
  headers: Record<string, string> = { uuid: UUID },
  form: AmountForm = FORM,
): ReadStake {
  const data = typeof body === 'string' ? Buffer.from(body) : Buffer.from(JSON.stringify(body));
  return readStake({ data, header: (name) => headers[name] }, form);
}

function reasonOf(found: ReadStake): string {
  return found.kind === 'unreadable' ? found.reason : found.kind;
}

test('stake message: what was agreed is read', (t) => {
  const stake = { messageId: UUID, playerId: UUID, gameId: UUID, stakeMinor: 100_000 };
  const good = { message: MESSAGE, game: GAME };
  t.same(read(good), { kind: 'stake', stake });
  const upper = UUID.toUpperCase();
  t.same(read({ message: MESSAGE, game: { ...GAME, playerId: upper } }, { uuid: upper }), {
    kind: 'stake',
    stake,
  });
  t.same(read(good, { 'Nats-Msg-Id': UUID }), { kind: 'stake', stake }, 'the id taken over');
  t.same(read({ ...good, version: 1, more: [1] }), { kind: 'stake', stake });
  t.same(read(good, { uuid: UUID, version: '1' }), { kind: 'stake', stake });
  const largest = read({ message: MESSAGE, game: { ...GAME, stake: '100000000' } });
  t.match(largest, { stake: { stakeMinor: 10_000_000_000 } });
  t.end();
});

test('stake message: another type is nobody’s fault', (t) => {
  t.same(read({ message: { eventType: 'player.registered' } }), { kind: 'otherType' });
  t.same(read({ message: { eventType: 'player.registered' } }, {}), { kind: 'otherType' });
  t.end();
});

test('stake message: what can never be read says why', (t) => {
  const game = (changes: object) => ({ message: MESSAGE, game: { ...GAME, ...changes } });
  const stakes = [
    '',
    '0',
    '0.00',
    '-1',
    '+1',
    '1.005',
    '1.',
    '.5',
    '1e3',
    '01',
    ' 1',
    '1,000',
    'ten',
    '0x10',
    '١',
  ];
  for (const stake of [...stakes, 1_000, null, [], {}, true]) {
    t.match(reasonOf(read(game({ stake }))), /"stake" is not a text/, JSON.stringify(stake));
  }
  t.match(reasonOf(read(game({ stake: '100000000.01' }))), /"stake" is more than/);
  t.match(reasonOf(read(game({ stake: '9'.repeat(400) }))), /"stake"/);
  const rows: readonly (readonly [unknown, RegExp])[] = [
    ['', /not JSON/],
    ['{', /not JSON/],
    ['stake', /not JSON/],
    ['[]', /not a JSON object/],
    ['null', /not a JSON object/],
    ['"x"', /not a JSON object/],
    ['['.repeat(9_000), /nested too deeply/],
    ['['.repeat(2_000) + ']'.repeat(2_000), /nested too deeply/],
    [{}, /no "message"/],
    [{ message: [] }, /no "message"/],
    [{ message: {} }, /no "eventType"/],
    [{ message: { eventType: 7 } }, /no "eventType"/],
    [{ message: MESSAGE }, /no "game"/],
    [{ message: MESSAGE, game: 'x' }, /no "game"/],
    [game({ playerId: 'ada' }), /"playerId"/],
    [game({ playerId: undefined }), /"playerId"/],
    [game({ gameId: 7 }), /"gameId"/],
    [{ ...game({}), version: 0 }, /version is not 1/],
    [{ ...game({}), version: 2 }, /version is not 1/],
    [{ message: { ...MESSAGE, version: 99 }, game: GAME }, /version is not 1/],
  ];
  for (const [body, reason] of rows)
    t.match(reasonOf(read(body)), reason, String(body).slice(0, 60));
  t.match(reasonOf(read(game({}), {})), /header "uuid"/);
  t.match(reasonOf(read(game({}), { uuid: '7' })), /header "uuid"/);
  t.match(reasonOf(read(game({}), { uuid: UUID, version: '2' })), /version/);
  const large = JSON.stringify({ ...game({}), more: 'x'.repeat(STAKE_BYTES_MAX) });
  t.match(reasonOf(read(large)), /more than 16384 bytes/);
  const broken = { data: Uint8Array.of(0x22, 0xff, 0x22), header: () => UUID };
  t.match(reasonOf(readStake(broken, FORM)), /not UTF-8/);
  t.end();
});

test('stake message: any bytes and any JSON give an answer', (t) => {
  const header = () => UUID;
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (data) => {
      return readStake({ data, header }, FORM).kind !== 'stake';
    }),
  );
  fc.assert(
    fc.property(fc.json(), fc.string(), (text, id) => {
      const data = Buffer.from(text);
      return readStake({ data, header: () => id }, FORM).kind !== 'stake';
    }),
  );
  t.end();
});

test('stake message: a stake is a decimal in major units, unless minor ones are set', (t) => {
  const rows: readonly (readonly [string, AmountForm, number | undefined])[] = [
    ['1000', FORM, 100_000],
    ['1000.50', FORM, 100_050],
    ['1000.5', FORM, 100_050],
    ['0.01', FORM, 1],
    ['1000.500', FORM, 100_050],
    ['1000.501', FORM, undefined],
    ['1000', { unit: 'major', digits: 0 }, 1_000],
    ['1000.00', { unit: 'major', digits: 0 }, 1_000],
    ['1000.50', { unit: 'major', digits: 0 }, undefined],
    ['1000.505', { unit: 'major', digits: 3 }, 1_000_505],
    ['1000', { unit: 'minor', digits: 2 }, 1_000],
    ['1000.50', { unit: 'minor', digits: 2 }, undefined],
    ['1000.00', { unit: 'minor', digits: 2 }, undefined],
  ];
  for (const [stake, form, stakeMinor] of rows) {
    const found = read({ message: MESSAGE, game: { ...GAME, stake } }, { uuid: UUID }, form);
    const expected = stakeMinor === undefined ? { kind: 'unreadable' } : { stake: { stakeMinor } };
    t.match(found, expected, `${stake} in ${form.unit} units of ${form.digits} digits`);
  }
  t.end();
});
