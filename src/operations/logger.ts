/**
 * The log for operators: one line per happening, without secrets; JSON, or text for a terminal.
 *
 * A narrow door in front of pino, so that everything passes through `redaction.ts`. The log is no
 * record of the business: that is the journal, and nothing is ever rebuilt from these lines. So a
 * line that cannot be written is lost (`log-output.ts`), and a later one says so.
 * Each thread has a logger of its own and writes whole lines to the same descriptor.
 */
import { createRequire } from 'node:module';
import { isatty } from 'node:tty';
import { type Logger as PinoLogger, pino } from 'pino';
import type * as pinoPretty from 'pino-pretty';
import type { LogFormat, LogLevel } from '../config/log-levels.ts';
import { LogOutput } from './log-output.ts';
import { redact, redactText } from './redaction.ts';

/** The names that each line itself uses cannot be used for fields. */
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
  /** Lines that it lost since it was asked last; 0 while it can write none. */
  takeLostCount?(): number;
}

export interface LoggerOptions {
  readonly level: LogLevel;
  readonly format?: LogFormat;
  readonly target?: LogTarget;
}

export function createLogger(options: LoggerOptions): Logger {
  const { level, format = 'json', target = new LogOutput() } = options;
  // In a worker thread `process.stdout.isTTY` is undefined.
  const isTerminal = options.target === undefined && isatty(1);
  const writer = pino(
    {
      level,
      base: null,
      messageKey: 'message',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    format === 'text' ? textWriter(target, isTerminal) : target,
  );
  return loggerOver(writer, () => target.takeLostCount?.() ?? 0);
}

/** Time of day, level, message, then the fields: for whoever watches a terminal. */
function textWriter(target: LogTarget, isTerminal: boolean): LogTarget {
  // Loaded only to write text: the start of an engine that logs JSON need not wait for it.
  const { prettyFactory } = createRequire(import.meta.url)('pino-pretty') as typeof pinoPretty;
  const textOf = prettyFactory({
    colorize: isTerminal,
    messageKey: 'message',
    ignore: 'component,thread',
    translateTime: 'SYS:HH:MM:ss.l',
    singleLine: true,
  });
  return { write: (line) => target.write(textOf(line) ?? '') };
}

function loggerOver(writer: PinoLogger, takeLostCount: () => number): Logger {
  const at = (level: Exclude<LogLevel, 'silent'>) => (message: string, fields?: LogFields) => {
    if (!writer.isLevelEnabled(level)) return;
    writer[level](redact(fields ?? {}), redactText(message));
    const lost = takeLostCount();
    if (lost > 0) writer.warn({ lost }, 'lines of the log could not be written');
  };
  return {
    trace: at('trace'),
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    fatal: at('fatal'),
    child: (origin) => loggerOver(writer.child({ ...origin }), takeLostCount),
  };
}
