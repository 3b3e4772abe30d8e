/**
 * The loyalty contract on the wire. It was given to us: names and shapes are exact, and members
 * that it does not name are ignored, whereas our own calls refuse them.
 */
import { Instant, strictObject, Type } from './schema.ts';

const LOGIN_CHARS_MAX = 256;
const PASSWORD_CHARS_MAX = 1_024;

/** The contract names no policy: any login and any password that is not empty. */
export const LoyaltyCredentials = Type.Object(
  {
    login: Type.String({ minLength: 1, maxLength: LOGIN_CHARS_MAX }),
    password: Type.String({ minLength: 1, maxLength: PASSWORD_CHARS_MAX }),
  },
  { title: 'LoyaltyCredentials' },
);

/** As text, or in JSON. */
export const OrderBody = Type.Union([
  Type.String({ description: 'The number alone, as text/plain.' }),
  Type.Object({ number: Type.String() }),
]);

const Points = Type.Number({ description: 'Points, with at most two decimals.' });

export const OrdersReply = Type.Array(
  strictObject(
    {
      number: Type.String(),
      status: Type.Union([
        Type.Literal('NEW'),
        Type.Literal('PROCESSING'),
        Type.Literal('INVALID'),
        Type.Literal('PROCESSED'),
      ]),
      accrual: Type.Optional(Points),
      uploaded_at: Instant,
    },
    { title: 'LoyaltyOrder' },
  ),
);

export const BalanceReply = strictObject(
  { current: Points, withdrawn: Points },
  { title: 'PointsBalance' },
);

/** Which sums are accepted is a business rule, judged from the number's text. */
export const WithdrawBody = Type.Object(
  { order: Type.String(), sum: Type.Unknown({ description: 'Points, positive: 751.5' }) },
  { title: 'WithdrawPoints' },
);

export const WithdrawalsReply = Type.Array(
  strictObject(
    { order: Type.String(), sum: Points, processed_at: Instant },
    { title: 'PointsWithdrawal' },
  ),
);
