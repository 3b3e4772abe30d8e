/**
 * Re-computes a raffle from its transcript: the promise, the seal, the winners and their prizes.
 *
 * Second implementation: see verify-transcript.ts, whose rules hold here. The input is untrusted:
 * any JSON value gives a report, never an exception.
 */
import type { RaffleTranscript } from './raffle-transcript.ts';
import { fromHex, inHex, uint32, uint64, withLength } from './verifier/bytes.ts';
import {
  type Check,
  check,
  checkNone,
  reportOf,
  type VerificationReport,
} from './verifier/check.ts';
import { prefixedSha256 } from './verifier/hashing.ts';
import { RAFFLE_TRANSCRIPT_SHAPE } from './verifier/raffle-shape.ts';
import { recomputeCommitment, recomputeRaffleTermsDigest } from './verifier/recompute-promise.ts';
import { mixedRaffle, recomputePrizes, recomputeWinners } from './verifier/recompute-raffle.ts';
import { treeRoot } from './verifier/tree.ts';

export function verifyRaffle(transcript: unknown): VerificationReport {
  const problem = RAFFLE_TRANSCRIPT_SHAPE(transcript, 'transcript');
  if (problem !== undefined) return reportOf('raffle', [check('format', false, problem)]);
  const raffle = transcript as RaffleTranscript;
  return reportOf('raffle', [
    check('format', true, 'the transcript is complete'),
    checkTimes(raffle),
    checkFilled(raffle),
    checkTerms(raffle),
    checkCommitment(raffle),
    checkSeal(raffle),
    checkTicketsRoot(raffle),
    checkWinners(raffle),
    checkPrizes(raffle),
  ]);
}

/**
 * A player's own entries, found by their id: they must find what they staked. Finding none is a
 * refusal, because a player who asks believes that they have staked.
 */
export function verifyRaffleEntries(transcript: unknown, playerId: string): VerificationReport {
  const problem = RAFFLE_TRANSCRIPT_SHAPE(transcript, 'transcript');
  if (problem !== undefined) return reportOf('raffleEntries', [check('format', false, problem)]);
  if (!/^[\x20-\x7e]{1,255}$/.test(playerId)) {
    return reportOf('raffleEntries', [
      check('entries', false, 'a player has an id of 1 to 255 characters of ASCII'),
    ]);
  }
  const { raffleId, entries, winners } = transcript as RaffleTranscript;
  const label = 'tirage/raffle-player/v1';
  const name = inHex(prefixedSha256(label, withLength(raffleId), withLength(playerId)));
  const own = entries.flatMap(({ player, stakeMinor }, index) => {
    if (player !== name) return [];
    const place = winners.find(({ entry }) => entry === index)?.place;
    const won = place === undefined ? '' : `, won place ${place}`;
    return [`entry ${index}: a stake of ${stakeMinor}${won}`];
  });
  const found = own.length > 0;
  const detail = found ? own.join('; ') : 'it has no entry of this player';
  const computed = { player: name };
  return reportOf('raffleEntries', [
    check('entries', found, `${playerId}: ${detail}`, { computed }),
  ]);
}

function checkTimes({ openedAt, startedAt, finishedAt, entries }: RaffleTranscript): Check {
  const [opened, started, finished] = [openedAt, startedAt, finishedAt].map(Date.parse);
  const problems: string[] = [];
  if (Number(opened) > Number(started)) problems.push('started before it opened');
  if (Number(started) > Number(finished)) problems.push('finished before it started');
  let before = Number(opened);
  for (const [index, { acceptedAtMs }] of entries.entries()) {
    if (acceptedAtMs < before) problems.push(`entry ${index} is older than what stands before it`);
    before = acceptedAtMs;
  }
  if (before > Number(started)) problems.push('an entry came after the start');
  return checkNone('times', problems.slice(0, 3), `from ${openedAt} to ${finishedAt}`);
}

/**
 * There are enough players, unless the raffle was to be drawn with those who were there once its
 * time was over, or an operator has started it and the transcript says so.
 */
function checkFilled({ rules, entries, startedAt, startedByHand }: RaffleTranscript): Check {
  const counts = new Map<string, number>();
  for (const { player } of entries) counts.set(player, (counts.get(player) ?? 0) + 1);
  const problems: string[] = [];
  const { participantsNeeded, entriesPerPlayerMax, fillWithinMs, ifUnfilled } = rules;
  const isShort = counts.size < participantsNeeded;
  const overAtMs = Number(entries[0]?.acceptedAtMs) + Number(fillWithinMs);
  const isOver =
    fillWithinMs !== null && ifUnfilled === 'draw' && Date.parse(startedAt) >= overAtMs;
  if (isShort && !isOver && startedByHand === undefined) problems.push('too few players');
  if (!isShort && startedByHand) problems.push('it was full, and started by nobody');
  if (counts.size > participantsNeeded) problems.push('more players than start it');
  const most = Math.max(...counts.values());
  if (most > entriesPerPlayerMax) problems.push(`a player has ${most} entries`);
  const how = startedByHand ? ', started by an operator' : '';
  const found = `${counts.size} players, ${entries.length} entries${how}`;
  return checkNone('filled', problems, found);
}

function checkTerms(raffle: RaffleTranscript): Check {
  const digest = recomputeRaffleTermsDigest(raffle);
  return check('terms', digest === raffle.termsDigest, `the terms have the digest ${digest}`, {
    stated: { termsDigest: raffle.termsDigest },
    computed: { termsDigest: digest },
  });
}

function checkCommitment(raffle: RaffleTranscript): Check {
  const { raffleId: id, serverSeed, termsDigest, commitment } = raffle;
  const due = recomputeCommitment({ id, serverSeed, termsDigest });
  return check('commitment', due === commitment, `seed, raffle and terms belong to ${due}`, {
    stated: { serverSeed, commitment },
    computed: { commitment: due },
  });
}

function checkSeal({ seal, entries }: RaffleTranscript): Check {
  const leaves = entries.map(({ player, stakeMinor, acceptedAtMs }) => {
    const fields = [fromHex(player), uint64(stakeMinor), uint64(acceptedAtMs)];
    return prefixedSha256('\x00tirage/raffle-entry/v1', ...fields);
  });
  const root = inHex(treeRoot(leaves));
  const pot = entries.reduce((sum, { stakeMinor }) => sum + BigInt(stakeMinor), 0n);
  const problems: string[] = [];
  if (root !== seal.merkleRoot) problems.push(`the entries have the root ${root}`);
  if (entries.length !== seal.entryCount) problems.push(`${entries.length} entries are listed`);
  if (pot !== BigInt(seal.potMinor)) problems.push(`their stakes are ${pot}`);
  return checkNone('seal', problems, `${entries.length} entries, a pot of ${pot}`, {
    stated: {
      merkleRoot: seal.merkleRoot,
      entryCount: seal.entryCount,
      potMinor: BigInt(seal.potMinor),
    },
    computed: { merkleRoot: root, entryCount: entries.length, potMinor: pot },
  });
}

function checkTicketsRoot({ raffleId, seal, ticketsRoot }: RaffleTranscript): Check {
  const leaf = prefixedSha256(
    '\x00tirage/seal/v1',
    withLength(raffleId),
    uint32(seal.shard),
    uint64(seal.entryCount),
    uint64(seal.potMinor),
    fromHex(seal.merkleRoot),
  );
  const root = inHex(treeRoot([leaf]));
  return check('ticketsRoot', root === ticketsRoot, `the seal has the root ${root}`, {
    stated: { merkleRoots: [seal.merkleRoot], ticketsRoot },
    computed: { ticketsRoot: root },
  });
}

function checkWinners(raffle: RaffleTranscript): Check {
  const { winners, entries } = raffle;
  const due = recomputeWinners(raffle, recomputePrizes(raffle).length);
  const problems: string[] = [];
  if (winners.map(({ entry }) => entry).join() !== due.join()) {
    problems.push(`the sources give ${due.join(', ')}`);
  }
  for (const [index, { place, entry, player }] of winners.entries()) {
    if (place !== index + 1) problems.push(`place ${place} is out of order`);
    if (entries[entry]?.player !== player) problems.push(`entry ${entry} is somebody else's`);
  }
  return checkNone('winners', problems, `entries ${due.join(', ')}`, {
    stated: { entries: winners.map(({ entry }) => entry) },
    computed: { mixed: mixedRaffle(raffle), entries: due },
  });
}

function checkPrizes(raffle: RaffleTranscript): Check {
  const due = recomputePrizes(raffle);
  const stated = raffle.winners.map(({ prizeMinor }) => BigInt(prizeMinor));
  const agrees = due.join() === stated.join();
  return check('prizes', agrees, `the rules give ${due.join(', ')}`, {
    stated: { prizesMinor: stated },
    computed: { prizesMinor: due },
  });
}
