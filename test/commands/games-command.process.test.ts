/** `tirage games` as an operator runs it: files in, lines and an exit code out. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'tap';
import { GAMES } from '../../actors/games/game-table.ts';
import { parseGames } from '../../src/games/games-file.ts';
import { EXAMPLE_GAMES_PATH } from '../support/samples/family-games.ts';

const LAUNCHER = fileURLToPath(new URL('../../bundle/launch.cjs', import.meta.url));
const GOLDEN = fileURLToPath(new URL('../../../test/golden/games-check.txt', import.meta.url));

function games(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [LAUNCHER, 'games', ...args], {
    env: { ...process.env, ...environment },
  });
  return { status, text: stdout.toString(), errors: stderr.toString() };
}

test('games command: the built-in games are printed as a file to begin with', (t) => {
  const { status, text } = games([]);
  t.equal(status, 0);
  t.same(parseGames(text, 9_999), Object.values(GAMES));
  const path = join(t.testdir(), 'games.json');
  writeFileSync(path, text);
  t.match(games(['check', path]), { status: 0, text: /The games are right: 2 games\.\n$/ });
  t.end();
});

test('games command: a check tells each chance, what is paid back and what it may cost', (t) => {
  const { status, text, errors } = games(['check', EXAMPLE_GAMES_PATH]);
  t.equal(status, 0, errors);
  t.equal(text, readFileSync(GOLDEN, 'utf8'), 'as docs/games.md shows parts of it');
  const few = games(['check', '--tickets', '18'], { TIRAGE_GAMES: EXAMPLE_GAMES_PATH });
  t.match(few.text, /with 18 tickets of one winning pick the house loses 898,200\n/);
  t.end();
});

test('games command: what is wrong is told in sentences, with exit code 1', (t) => {
  const path = join(t.testdir(), 'games.json');
  const example = readFileSync(EXAMPLE_GAMES_PATH, 'utf8');
  writeFileSync(path, example.replace('"prizeMinor": 16000', '"prizeMinor": 40000'));
  const tooMuch = games(['check', path]);
  t.match(tooMuch, { status: 1, text: '' });
  t.equal(
    tooMuch.errors,
    'Game digits3, version 1: 3-way box: pays back all that it sells, or more (120.00 %).\n',
  );
  const allowed = { TIRAGE_GAMES_PAYOUT_MAX_PERMYRIAD: '12000' };
  t.equal(games(['check', path], allowed).status, 0);
  t.equal(games(['check', path, '--games-payout-max-permyriad', '12000']).status, 0);
  t.match(games(['check', join(path, 'none')]), { status: 1, errors: /^The file of games cannot/ });
  t.match(games(['check', '--tickets', '0']), { status: 1, errors: /^--tickets must be/ });
  t.end();
});
