/** What players, their sessions and their wallets look like on the wire. */
import { LEDGER_ENTRY_KINDS } from '../../actors/wallet/ledger-entry.ts';
import {
  Day,
  ExactMinor,
  Instant,
  PositiveMinor,
  SignedMinor,
  strictObject,
  Type,
} from './schema.ts';

export const LOGIN_CHARS_MAX = 64;

const Login = Type.String({
  minLength: 3,
  maxLength: LOGIN_CHARS_MAX,
  pattern: '^[^\\s\\u0000-\\u001f]+$',
  description:
    'Letters of one script, digits, signs of ASCII (RFC 8265). Upper and lower case are the same.',
});
const Password = Type.String({ minLength: 1, maxLength: 1_024 });
const RefreshToken = Type.String({ minLength: 1, maxLength: 256 });
const session = Type.Optional(
  Type.Literal('cookie', {
    description:
      'For pages: the refresh token comes in a cookie that scripts cannot read, not in the body.',
  }),
);

export const RegisterBody = strictObject({
  login: Login,
  password: Password,
  birthDate: Day,
  session,
});
export const LoginBody = strictObject({
  login: Type.String({ maxLength: 256 }),
  password: Password,
  session,
});
export const RefreshBody = strictObject({
  refreshToken: Type.Optional(RefreshToken),
  session,
});

export const BirthDateBody = strictObject({ birthDate: Day });
export const PasswordBody = strictObject({ currentPassword: Password, newPassword: Password });

export const SessionReply = strictObject(
  {
    playerId: Type.String(),
    accessToken: Type.String(),
    refreshToken: Type.Optional(
      Type.String({ description: 'Absent where the session is kept by a cookie.' }),
    ),
    expiresInSeconds: Type.Integer(),
  },
  { title: 'Session' },
);

/** RFC 7517 and 8037. */
export const KeysReply = strictObject({
  keys: Type.Array(
    strictObject({
      kid: Type.String(),
      kty: Type.Literal('OKP'),
      crv: Type.Literal('Ed25519'),
      x: Type.String(),
      alg: Type.String(),
      use: Type.Literal('sig'),
    }),
  ),
});

export const ProfileReply = strictObject(
  {
    playerId: Type.String(),
    login: Type.String(),
    birthDate: Type.Union([Day, Type.Null()]),
    roles: Type.Array(Type.String()),
    registeredAt: Instant,
  },
  { title: 'Profile' },
);

export const WalletReply = strictObject(
  {
    balanceMinor: SignedMinor,
    /** Owed after a correction: whatever comes in repays it first. */
    debtMinor: ExactMinor,
    currency: Type.String(),
    pointsHundredths: Type.Integer(),
    /** Points that were spent, and whose stakes then came back: the next points repay them. */
    pointsDebtHundredths: ExactMinor,
  },
  { title: 'Wallet' },
);

const PaymentMethod = Type.String({
  maxLength: 64,
  description: 'Of the provider, such as "sandbox:success". The provider\'s default if left out.',
});

export const PaymentBody = strictObject({
  amountMinor: PositiveMinor,
  method: Type.Optional(PaymentMethod),
});

const PaymentStateName = Type.Union(
  [Type.Literal('pending'), Type.Literal('completed'), Type.Literal('declined')],
  { examples: ['completed'] },
);

const PAYMENT = {
  state: PaymentStateName,
  amountMinor: PositiveMinor,
  currency: Type.String(),
  provider: Type.String(),
  method: Type.String(),
  requestedAt: Instant,
  settledAt: Type.Union([Instant, Type.Null()]),
};
export const DepositReply = strictObject(
  { depositId: Type.String(), ...PAYMENT },
  { title: 'Deposit' },
);
export const WithdrawalReply = strictObject(
  { withdrawalId: Type.String(), ...PAYMENT },
  { title: 'Withdrawal' },
);

export const WebhookReply = strictObject({ state: PaymentStateName });

/** Clients meet new kinds in later versions. */
const EntryKind = Type.String({
  enum: [...LEDGER_ENTRY_KINDS],
  description: 'What moved the money.',
  examples: ['purchase'],
});

const ENTRY = {
  entryId: 'k.purchase-1',
  kind: 'purchase',
  amountMinor: -100,
  balanceMinor: 4_750,
  at: '2026-01-01T12:01:02.003Z',
  drawId: 'dr_0000007',
  ticketCount: 1,
  ticketId: 'tk_0000007010000003',
  ticketIds: ['tk_0000007010000003'],
};

export const EntryReply = strictObject(
  {
    entryId: Type.String(),
    kind: EntryKind,
    amountMinor: SignedMinor,
    balanceMinor: SignedMinor,
    at: Instant,
    drawId: Type.Optional(Type.String()),
    ticketCount: Type.Optional(Type.Integer()),
    ticketId: Type.Optional(Type.String({ description: 'Where it is of one ticket.' })),
    ticketIds: Type.Optional(Type.Array(Type.String(), { description: 'Of a purchase.' })),
    awardId: Type.Optional(Type.String({ description: 'Of a prize, or of an approved payout.' })),
    eventId: Type.Optional(Type.String({ description: 'Not of an accumulator.' })),
    betCount: Type.Optional(Type.Integer()),
    betId: Type.Optional(Type.String({ description: 'Where it is of one bet.' })),
    paymentId: Type.Optional(Type.String()),
    depositId: Type.Optional(Type.String({ description: 'Its `paymentId`, if it is a deposit.' })),
    withdrawalId: Type.Optional(
      Type.String({ description: 'Its `paymentId`, if it is a withdrawal.' }),
    ),
    orderId: Type.Optional(Type.String({ description: 'Of a standing ticket.' })),
    raffleId: Type.Optional(Type.String({ description: 'Of a prize of a raffle.' })),
    place: Type.Optional(Type.Integer({ description: 'Of a prize of a raffle: from 1.' })),
  },
  { title: 'LedgerEntry', examples: [ENTRY] },
);

export const EntriesReply = strictObject({
  entries: Type.Array(EntryReply),
  next: Type.Optional(Type.String()),
});

export const RolesBody = strictObject({
  roles: Type.Array(
    Type.Union([
      Type.Literal('player'),
      Type.Literal('operator'),
      Type.Literal('auditor'),
      Type.Literal('admin'),
    ]),
    { maxItems: 4 },
  ),
});
export const RolesReply = strictObject({
  playerId: Type.String(),
  roles: Type.Array(Type.String()),
});

export const PlayersQuery = strictObject({
  login: Type.String({
    minLength: 1,
    maxLength: 256,
    description: 'The whole login; upper and lower case are the same.',
    examples: ['ada'],
  }),
});

export const PlayersReply = strictObject({
  players: Type.Array(
    strictObject(
      {
        playerId: Type.String(),
        login: Type.String(),
        roles: Type.Array(Type.String()),
        registeredAt: Instant,
      },
      { title: 'FoundPlayer' },
    ),
  ),
  next: Type.Optional(Type.String()),
  asOf: Instant,
});
