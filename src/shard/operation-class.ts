/**
 * What is shed first when there is more work than the shard can take.
 *
 * Reads go first, because they can be asked again and change nothing; purchases go last, because
 * they are what the engine is for, and near a cutoff there is no second time. What is refused here
 * has had no effect.
 */
import { SHARD_QUEUE_COMMANDS_MAX } from '../kernel/limits.ts';
import type { ShardOperation } from '../protocol/shard-requests.ts';

export type OperationClass = 'read' | 'write' | 'purchase';

const CLASSES: { readonly [Op in ShardOperation]: OperationClass } = {
  findCredentials: 'read',
  hasSession: 'read',
  getProfile: 'read',
  isOrderKnown: 'read',
  listOrders: 'read',
  getPoints: 'read',
  listWithdrawals: 'read',
  getWallet: 'read',
  listEntries: 'read',
  getPayment: 'read',
  listDebts: 'read',
  trialBalance: 'read',
  getTicket: 'read',
  getReceipt: 'read',
  listTickets: 'read',
  listDraws: 'read',
  getDraw: 'read',
  getSales: 'read',
  getTranscript: 'read',
  getCancelledTranscript: 'read',
  getSeals: 'read',
  readSealedTickets: 'read',
  listHeldAwards: 'read',
  listHeldPayouts: 'read',
  readOutbox: 'read',
  getRaffleGame: 'read',
  listRaffles: 'read',
  getRaffle: 'read',
  getRaffleTranscript: 'read',
  listRaffleEntries: 'read',
  listPlayerRaffles: 'read',
  getFixture: 'read',
  listFixtures: 'read',
  listVersions: 'read',
  getVersionAt: 'read',
  getBook: 'read',
  listLines: 'read',
  getFeed: 'read',
  getBet: 'read',
  listBets: 'read',

  registerPlayer: 'write',
  startSession: 'write',
  recordLoginFailure: 'write',
  refreshSession: 'write',
  endSession: 'write',
  changeRoles: 'write',
  giveBirthDate: 'write',
  changePassword: 'write',
  registerOrder: 'write',
  withdrawPoints: 'write',
  requestPayment: 'write',
  settlePayment: 'write',
  planDraw: 'write',
  cancelDraw: 'write',
  conductDraw: 'write',
  approveAward: 'write',
  approvePayout: 'write',
  advanceOutbox: 'write',
  replayOutbox: 'write',
  acceptClock: 'write',
  takeStake: 'write',
  configureRaffleGame: 'write',
  linkExternalId: 'write',
  createFixture: 'write',
  changeFixture: 'write',
  resolveFixture: 'write',
  correctFixture: 'write',
  voidFixture: 'write',
  takeLine: 'write',
  suspendFeed: 'write',
  markFeed: 'write',

  buyTickets: 'purchase',
  placeBet: 'purchase',
};

/** Commands that may wait before an operation of the class is refused. */
export const QUEUE_LIMITS: Readonly<Record<OperationClass, number>> = {
  read: SHARD_QUEUE_COMMANDS_MAX / 2,
  write: (SHARD_QUEUE_COMMANDS_MAX / 4) * 3,
  purchase: SHARD_QUEUE_COMMANDS_MAX,
};

/** Another thread could name one that does not exist: that is a bug of ours. */
export const OPERATIONS = Object.keys(CLASSES) as readonly ShardOperation[];

export function isOperation(op: string): op is ShardOperation {
  return Object.hasOwn(CLASSES, op);
}

export function classOf(op: ShardOperation): OperationClass {
  return CLASSES[op];
}
