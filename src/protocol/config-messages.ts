/** What a client learns of an engine before anybody logs in. */
import { PositiveMinor, strictObject, Type } from './schema.ts';

const Payments = strictObject(
  {
    kind: Type.Union([Type.Literal('deposit'), Type.Literal('withdrawal')]),
    provider: Type.String({ description: 'Who moves the money.', examples: ['sandbox'] }),
    methods: Type.Array(Type.String(), {
      description: "Goes into `method`; the provider's default if that is left out.",
      examples: [['sandbox', 'sandbox:success']],
    }),
    amountMinorMax: PositiveMinor,
  },
  { description: 'A way of payment.' },
);

const Password = strictObject(
  {
    charactersMin: Type.Integer({ minimum: 1, description: 'How long at least.', examples: [10] }),
    charactersMax: Type.Integer({ minimum: 1, description: 'How long at most.', examples: [256] }),
    refuses: Type.Array(Type.Union([Type.Literal('tooCommon'), Type.Literal('sameAsLogin')]), {
      description: 'What is refused besides, whatever its length.',
      examples: [['tooCommon', 'sameAsLogin']],
    }),
  },
  { description: 'Which passwords are taken. No kinds of characters are asked for.' },
);

const Door = strictObject(
  {
    kind: Type.Union([Type.Literal('http'), Type.Literal('socket'), Type.Literal('loyalty')]),
    url: Type.String({
      format: 'uri',
      description: 'As seen from where this was asked for.',
      examples: ['https://play.example/v1'],
    }),
    path: Type.String({ description: 'The path of that address.', examples: ['/v1'] }),
    encodings: Type.Array(Type.String(), {
      description: 'Media types or, of the socket, sub-protocols.',
      examples: [['application/json']],
    }),
  },
  { description: 'Where the engine can be asked.' },
);

export const ConfigReply = strictObject(
  {
    currency: strictObject(
      {
        code: Type.String({ description: 'The code (ISO 4217).', examples: ['EUR'] }),
        digits: Type.Integer({
          minimum: 0,
          description: 'How many digits of a minor unit stand behind the point: 1.00 is 100.',
          examples: [2],
        }),
      },
      { description: 'The one currency of all accounts.' },
    ),
    ageMin: Type.Integer({
      minimum: 0,
      description: 'How old a player is at least, in years.',
      examples: [18],
    }),
    timeZone: Type.String({
      description: 'In which days begin and end (IANA): birthdays, the schedule.',
      examples: ['Europe/Berlin'],
    }),
    payments: Type.Array(Payments, { description: 'The ways of payment; none: nobody plays.' }),
    password: Password,
    doors: Type.Array(Door, { description: 'Where the engine can be asked.' }),
    version: Type.String({ description: 'Of the engine.', examples: ['0.2.0'] }),
  },
  { title: 'Config', description: 'What a client has to know before anybody logs in.' },
);
