import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'tap';
import { GAMES } from '../../actors/games/game-table.ts';
import { gamesFileOf, parseGames, readGamesFile } from '../../src/games/games-file.ts';
import { EXAMPLE_GAMES, EXAMPLE_GAMES_PATH } from '../support/samples/family-games.ts';

const MAX = 9_999;

/** A file whose members may be anything: the tests spoil it. */
// biome-ignore lint/suspicious/noExplicitAny: a fault may be of any kind
type Anything = any;

/** The example, as it is parsed: 5 of 36, 6 of 45, keno, three and four digits. */
function example(): Anything {
  return JSON.parse(readFileSync(EXAMPLE_GAMES_PATH, 'utf8'));
}

function messageOf(file: unknown, payoutPermyriadMax = MAX): string {
  const text = typeof file === 'string' ? file : JSON.stringify(file);
  try {
    parseGames(text, payoutPermyriadMax);
    return '';
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ConfigurationError') throw error;
    return error.message;
  }
}

test('games file: the example is proven, and begins with the built-in games', (t) => {
  const [five, six, keno, three, four] = EXAMPLE_GAMES;
  t.same(five, GAMES['5of36']);
  t.same(six, GAMES['6of45']);
  t.match(keno, { gameId: 'keno10', family: 'keno', drawnCount: 20 });
  t.match([three, four], [{ digitCount: 3 }, { digitCount: 4 }]);
  t.equal(keno?.version, undefined, 'the first version goes without');
  t.same(
    keno?.tiers.map(({ tier }) => tier),
    keno?.tiers.map((_, index) => index + 1),
    'the place of a tier is its number',
  );
  t.end();
});

test('games file: what is written of games is read as the same games', (t) => {
  t.same(parseGames(JSON.stringify(gamesFileOf(EXAMPLE_GAMES)), MAX), EXAMPLE_GAMES);
  const versions = [...EXAMPLE_GAMES, { ...GAMES['5of36'], version: 2 }];
  t.same(parseGames(JSON.stringify(gamesFileOf(versions)), MAX), versions);
  t.end();
});

/** Ways to spoil the form of a file, and what is then said. */
const FORM_FAULTS: readonly (readonly [RegExp, (file: Anything) => unknown])[] = [
  [/^The file of games is not JSON\.$/, () => '{'],
  [/^The file of games is not JSON\.$/, () => ''],
  [/^The file of games must be object\.$/, () => null],
  [/^The file of games must be object\.$/, () => [1]],
  [/must have required property 'games'/, () => ({})],
  [/\/games must be array/, () => ({ games: {} })],
  [/\/games must NOT have fewer than 1 items/, () => ({ games: [] })],
  [/\/games must NOT have more than 256/, (f) => ({ games: new Array(257).fill(f.games[0]) })],
  [/additional properties \("gmes"\)/, (f) => ({ ...f, gmes: [] })],
  [/\/games\/0 must be object/, () => ({ games: [7] })],
  [/\/games\/0 must be object/, () => ({ games: [null] })],
  [/\/games\/0 tag "family" must be string/, () => ({ games: [{}] })],
  [/value of tag "family" must be in oneOf/, (f) => spoil(f, 0, { family: 'dice' })],
  [/tag "family" must be string/, (f) => spoil(f, 0, { family: 7 })],
  [/additional properties \("prise"\)/, (f) => spoil(f, 2, { prise: 1 })],
  [/additional properties \("pickCount"\)/, (f) => spoil(f, 2, { pickCount: 5 })],
  ...['gameId', 'title', 'priceMinor', 'pickCount', 'numberCount', 'tiers'].map(
    (name) => [missing(name), (f: Anything) => lack(f, 0, name)] as const,
  ),
  ...['spotsMax', 'numberCount', 'drawnCount', 'quickPickSpots', 'tiers'].map(
    (name) => [missing(name), (f: Anything) => lack(f, 2, name)] as const,
  ),
  [missing('digitCount'), (f) => lack(f, 3, 'digitCount')],
  ...['5 of 36', '5OF36', '', 'a'.repeat(17), 'a-b', '__proto__'].map(
    (gameId) => [/gameId must match pattern/, (f: Anything) => spoil(f, 0, { gameId })] as const,
  ),
  [/gameId must be string/, (f) => spoil(f, 0, { gameId: 536 })],
  ...[0, -1, 1_000_001].map(
    (version) => [/version must be [<>]=/, (f: Anything) => spoil(f, 0, { version })] as const,
  ),
  ...[1.5, '2', null].map(
    (version) => [/version must be integer/, (f: Anything) => spoil(f, 0, { version })] as const,
  ),
  [/title must NOT have fewer than 1/, (f) => spoil(f, 0, { title: '' })],
  [/title must NOT have more than 80/, (f) => spoil(f, 0, { title: 'x'.repeat(81) })],
  [/title must match pattern/, (f) => spoil(f, 0, { title: 'a\u0007b' })],
  [/title must match pattern/, (f) => spoil(f, 0, { title: 'a\u202eb' })],
  [/title must be string/, (f) => spoil(f, 0, { title: 36 })],
  ...[0, -100].map(
    (priceMinor) =>
      [/priceMinor must be >= 1/, (f: Anything) => spoil(f, 0, { priceMinor })] as const,
  ),
  ...[0.5, '100', null, true].map(
    (priceMinor) =>
      [/priceMinor must be integer/, (f: Anything) => spoil(f, 0, { priceMinor })] as const,
  ),
  [/pickCount must be integer/, (f) => spoil(f, 0, { pickCount: 5.5 })],
  [/numberCount must be >= 0/, (f) => spoil(f, 0, { numberCount: -1 })],
  [/numberCount must be <= 65535/, (f) => spoil(f, 0, { numberCount: 65_536 })],
  [/spotsMax must be integer/, (f) => spoil(f, 2, { spotsMax: '10' })],
  [/digitCount must be integer/, (f) => spoil(f, 3, { digitCount: null })],
  [/tiers must be array/, (f) => spoil(f, 0, { tiers: {} })],
  [/tiers must NOT have fewer than 1 items/, (f) => spoil(f, 0, { tiers: [] })],
  [/tiers must NOT have more than 64/, (f) => spoil(f, 2, { tiers: manyTiers(f) })],
  [/tiers\/0 must be object/, (f) => spoil(f, 0, { tiers: [7] })],
  [/tiers\/1 tag "kind" must be string/, (f) => spoilTier(f, 0, 1, { kind: 1 })],
  [/tag "kind" must be in oneOf/, (f) => spoilTier(f, 0, 1, { kind: 'shared' })],
  [/tag "kind" must be in oneOf/, (f) => spoilTier(f, 2, 0, { kind: 'pariMutuel' })],
  [/tiers\/0 must NOT .* \("tier"\)/, (f) => spoilTier(f, 0, 0, { tier: 1 })],
  [/tiers\/0 must NOT .* \("matches"\)/, (f) => spoilTier(f, 2, 0, { matches: 1 })],
  [/tiers\/0 must NOT .* \("spots"\)/, (f) => spoilTier(f, 3, 0, { spots: 1 })],
  [/tiers\/0\/sharePermyriad must be >= 1/, (f) => spoilTier(f, 0, 0, { sharePermyriad: 0 })],
  [/sharePermyriad must be <= 10000/, (f) => spoilTier(f, 0, 0, { sharePermyriad: 10_001 })],
  [/sharePermyriad must be integer/, (f) => spoilTier(f, 0, 0, { sharePermyriad: 1.5 })],
  [/jackpot must be boolean/, (f) => spoilTier(f, 0, 0, { jackpot: 1 })],
  [/ifUnwon must/, (f) => spoilTier(f, 0, 0, { ifUnwon: 'keep' })],
  [/matches must be integer/, (f) => spoilTier(f, 0, 0, { matches: '5' })],
  [/prizeMinor must be >= 1/, (f) => spoilTier(f, 0, 2, { prizeMinor: 0 })],
  [/prizeMinor must be integer/, (f) => spoilTier(f, 0, 2, { prizeMinor: 9.5 })],
  [/hits must be >= 0/, (f) => spoilTier(f, 2, 0, { hits: -1 })],
  [/hits must be integer/, (f) => spoilTier(f, 2, 0, { hits: null })],
  [/ways must be integer/, (f) => spoilTier(f, 3, 0, { ways: 'straight' })],
  ...['spots', 'hits', 'prizeMinor'].map(
    (name) => [missing(name), (f: Anything) => lackOfTier(f, 2, name)] as const,
  ),
  ...['matches', 'sharePermyriad', 'jackpot', 'ifUnwon'].map(
    (name) => [missing(name), (f: Anything) => lackOfTier(f, 0, name)] as const,
  ),
];

/** Files of the right form whose values are wrong, and what is then said. */
const VALUE_FAULTS: readonly (readonly [RegExp, (file: Anything) => unknown])[] = [
  [/^Game 5of36, version 1: there are two of this version\.$/, (f) => withOnly(f, 0, 0)],
  [/^Game 5of36, version 2: there are two/, (f) => withOnly(spoil(f, 0, { version: 2 }), 0, 0)],
  [/5of36, version 1: more numbers than a mask/, (f) => spoil(f, 0, { numberCount: 65 })],
  [/each ticket would win/, (f) => spoil(f, 0, { numberCount: 5 })],
  [/nothing to pick/, (f) => spoil(f, 0, { pickCount: 0 })],
  [/tier 1: matches do not descend/, (f) => spoilTier(f, 0, 0, { matches: 6 })],
  [/tier 2: matches do not descend/, (f) => spoilTier(f, 0, 1, { matches: 5 })],
  [/has 2 jackpots, not one/, (f) => spoilTier(f, 0, 1, { jackpot: true })],
  [/has 0 jackpots, not one/, (f) => spoilTier(f, 0, 0, { jackpot: false })],
  [/rolls over without a jackpot/, (f) => spoilTier(f, 0, 0, { jackpot: false })],
  [/tier 1: the jackpot does not roll over/, (f) => spoilTier(f, 0, 0, { ifUnwon: 'house' })],
  [/shares out more than the sales/, (f) => spoilTier(f, 0, 0, { sharePermyriad: 9_900 })],
  [/pays back all that it sells, or more/, (f) => spoil(f, 0, { priceMinor: 32 })],
  [
    /tier 3: the prize is too large: 1000000000/,
    (f) => spoilTier(f, 0, 2, { prizeMinor: 1_000_000_001 }),
  ],
  [/tier 4 cannot be won/, (f) => spoil(f, 0, { numberCount: 7, priceMinor: 9_000 })],
  [/numberCount is not in 1 … 92/, (f) => spoil(f, 2, { numberCount: 93 })],
  [/drawnCount is not below numberCount/, (f) => spoil(f, 2, { drawnCount: 80 })],
  [/drawnCount is not below numberCount/, (f) => spoil(f, 2, { drawnCount: 0 })],
  [/spotsMax is not in/, (f) => spoil(f, 2, { spotsMax: 16 })],
  [/quickPickSpots is not in/, (f) => spoil(f, 2, { quickPickSpots: 11 })],
  [/quickPickSpots is not in/, (f) => spoil(f, 2, { quickPickSpots: 0 })],
  [/tier 1: spots are not in/, (f) => spoilTier(f, 2, 0, { spots: 11 })],
  [/tier 1: hits are not in/, (f) => spoilTier(f, 2, 0, { hits: 11 })],
  [/tier 2: 10 spots, 10 hits has a prize/, (f) => spoilTier(f, 2, 1, { hits: 10 })],
  [/with 10 spots nothing can be won/, (f) => spoil(f, 2, { tiers: f.games[2].tiers.slice(7) })],
  [
    /keno10, .*: 1 spot: pays back all .* \(100.00 %\)/,
    (f) => spoilTier(f, 2, -1, { prizeMinor: 400 }),
  ],
  [/digitCount is not 3 or 4/, (f) => spoil(f, 3, { digitCount: 5 })],
  [/tier 2: ways are not 1/, (f) => spoilTier(f, 3, 1, { ways: 4 })],
  [/tier 3: 3 ways have a prize already/, (f) => spoilTier(f, 3, 2, { ways: 3 })],
  [/nothing can be won straight/, (f) => spoil(f, 3, { tiers: f.games[3].tiers.slice(1) })],
  [/3-way box: pays back all/, (f) => spoilTier(f, 3, 1, { prizeMinor: 33_334 })],
];

test('games file: whatever is wrong with its form is told in a sentence', (t) => {
  for (const [message, fault] of FORM_FAULTS) {
    const told = messageOf(fault(example()));
    t.match(told, message);
    t.notMatch(told, /\n {4}at |node_modules|\.ts:/, 'and shows no stack');
  }
  t.end();
});

test('games file: whatever is wrong with its values is told by game and version', (t) => {
  for (const [message, fault] of VALUE_FAULTS) t.match(messageOf(fault(example())), message);
  t.ok(FORM_FAULTS.length + VALUE_FAULTS.length >= 100, 'a hundred kinds of faults');
  t.end();
});

test('games file: all faults are told at once, those of form before those of values', (t) => {
  const file = spoil(spoil(example(), 0, { title: 'a\u0007b' }), 3, {
    priceMinor: 0,
    digitCount: 9,
  });
  t.equal(messageOf(file).split('\n').length, 2, 'of the form');
  const values = spoil(spoil(example(), 0, { numberCount: 65 }), 3, { digitCount: 9 });
  t.match(messageOf(values), /^Game 5of36, .*\nGame digits3, /);
  const many = { games: example().games.slice(2, 3) };
  for (const tier of many.games[0].tiers) tier.hits = -1;
  t.match(messageOf(many), /\nThere are 19 more\.$/, 'but no more than twenty');
  t.end();
});

test('games file: an operator may let through games that pay more than they take', (t) => {
  const generous = spoilTier(example(), 2, -1, { prizeMinor: 420 });
  t.match(messageOf(generous), /1 spot: pays back all that it sells, or more \(105.00 %\)/);
  t.equal(messageOf(generous, 10_500), '');
  t.match(messageOf(generous, 10_499), /1 spot: pays back more than 104.99 % .* \(105.00 %\)/);
  t.match(messageOf(example(), 4_999), /5of36, .* more than 49.99 %/, 'or fewer than usual');
  t.end();
});

test('games file: a member that stands twice is refused, whichever would win', (t) => {
  const twice = { message: /names a member twice/ };
  t.throws(() => parseGames('{"games":[1],"games":[]}', 9_999), twice);
  t.end();
});

test('games file: one that cannot be read is told without its path', (t) => {
  const folder = t.testdir();
  const path = join(folder, 'games.json');
  t.throws(() => readGamesFile(path, MAX), { message: 'The file of games cannot be read.' });
  t.throws(() => readGamesFile(folder, MAX), { message: 'The file of games cannot be read.' });
  writeFileSync(path, JSON.stringify(example()));
  t.same(readGamesFile(path, MAX), EXAMPLE_GAMES);
  t.end();
});

function missing(name: string): RegExp {
  return new RegExp(`must have required property '${name}'`);
}

function spoil(file: Anything, index: number, change: object): Anything {
  Object.assign(file.games[index], change);
  return file;
}

/** A negative place counts from the last tier. */
function spoilTier(file: Anything, index: number, place: number, change: object): Anything {
  Object.assign(file.games[index].tiers.at(place), change);
  return file;
}

function lack(file: Anything, index: number, name: string): Anything {
  delete file.games[index][name];
  return file;
}

function lackOfTier(file: Anything, index: number, name: string): Anything {
  delete file.games[index].tiers[0][name];
  return file;
}

function withOnly(file: Anything, ...places: number[]): Anything {
  return { games: places.map((place) => file.games[place]) };
}

function manyTiers(file: Anything): Anything[] {
  const [tier] = file.games[2].tiers;
  return new Array(65).fill(tier);
}
