/**
 * The log for operators: one line of JSON per happening, without secrets.
 *
 * A narrow door in front of pino, so that everything passes through `redaction.ts`. The log is no
 * record of the business: that is the journal, and nothing is ever rebuilt from these lines.
 * Each thread has a logger of its own and writes whole lines to the same descriptor.
 */
import { type Logger as PinoLogger, pino } from 'pino';
import type { LogLevel } from '../config/log-levels.ts';
import { redact, redactText } from './redaction.ts';

/** Names that the line itself uses are not to be had as fields. */
export type LogFields = Readonly<Record<string, unknown>> & {
  readonly [K in 'level' | 'time' | 'message' | 'component' | 'thread']?: never;
};

export interface Logger {
  trace(message: string, fields?: LogFields): void;
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  fatal(message: string, fields?: LogFields): void;
  /** A logger whose lines say where they come from: `{ component: 'shard', thread: 'shard-3' }`. */
  child(origin: LogOrigin): Logger;
}

export interface LogOrigin {
  readonly component: string;
  readonly thread?: string;
}

/** Where the lines go. The default is standard output, written before the call returns. */
export interface LogTarget {
  write(line: string): void;
}

export function createLogger(options: { level: LogLevel; target?: LogTarget }): Logger {
  const { level, target = pino.destination({ dest: 1, sync: true }) } = options;
  const writer = pino(
    {
      level,
      base: null,
      messageKey: 'message',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    target,
  );
  return loggerOver(writer);
}

function loggerOver(writer: PinoLogger): Logger {
  const at = (level: Exclude<LogLevel, 'silent'>) => (message: string, fields?: LogFields) => {
    if (!writer.isLevelEnabled(level)) return;
    writer[level](redact(fields ?? {}), redactText(message));
  };
  return {
    trace: at('trace'),
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    fatal: at('fatal'),
    child: (origin) => loggerOver(writer.child({ ...origin })),
  };
}
