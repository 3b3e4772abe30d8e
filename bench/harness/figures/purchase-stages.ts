/** Which function belongs to which stage of a purchase, by its name and its file. */

export interface StageRule {
  readonly stage: string;
  matches(functionName: string, url: string): boolean;
}

export interface ThreadRules {
  readonly name: string;
  /** The end of the address of the file that only this thread runs. */
  readonly entry: string;
  readonly rules: readonly StageRule[];
}

function named(stage: string, names: readonly string[]): StageRule {
  const known = new Set(names);
  return { stage, matches: (functionName) => known.has(functionName) };
}

function inFile(stage: string, ending: RegExp): StageRule {
  return { stage, matches: (_, url) => ending.test(url) };
}

const COLLECTOR = named('garbage collection', ['(garbage collector)']);

export const STAGES_BY_THREAD: readonly ThreadRules[] = [
  {
    name: 'gateway thread',
    entry: '/gateway/gateway-main.js',
    rules: [
      COLLECTOR,
      named('parse', ['readHead', 'parseJson', 'decodeText', '#joinedChunks', '#copyAddress']),
      named('authenticate', ['authenticate', 'lookUp', '#authenticate', '#admit']),
      named('fingerprint', ['get bodyFingerprint']),
      inFile('fingerprint', /\/gateway\/body-fingerprint\.js$/),
      inFile('validate', /\/gateway\/request-checks\.js$|\/ajv/),
      inFile('mailbox: answers in', /internal\/per_context\/messageport$|messaging/),
      named('mailbox: questions out', ['#flush', 'postMessage', 'ask']),
      named('reply: body', ['contentOf', 'numbersOfMask']),
      inFile('reply: body', /\/gateway\/purchase-answer\.js$/),
      inFile('reply: write', /\/gateway\/answer-writer\.js$/),
      named('mailbox: answers in', ['#receive', 'receiveMessageOnPort', 'emitMessage']),
      inFile('route', /\/routes\/ticket-routes\.js$/),
      inFile('wrapper', /\/gateway\/http-exchange\.js$|route-registration\.js$/),
    ],
  },
  {
    name: 'shard thread',
    entry: '/shard/shard-main.js',
    rules: [
      COLLECTOR,
      inFile('mailbox: questions in', /internal\/per_context\/messageport$|messaging/),
      named('mailbox: answers out', ['answer', 'postMessage']),
      named('encode: record', ['encodeRecord']),
      named('encode: rows', ['takeWrites']),
      named('hash', ['chainHash']),
      named('append: envelopes', ['writeEnvelope', 'checkBatch']),
      inFile('append: lmdb', /\/lmdb\/|lmdb-environment\.js$/),
      inFile('append', /\/journal\//),
      named('flushed, evict', ['flushed', '#evict']),
      named('evolve', ['evolve', '#apply', 'apply']),
      named('clock', ['#stamp', 'read']),
      inFile('decide', /\/handlers\/|\/actors\//),
      inFile('mailbox: questions in', /\/peer-ports\.js$/),
      inFile('loop', /\/shard\/(shard|batch|reply-gate)\.js$/),
    ],
  },
];
