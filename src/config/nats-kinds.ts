/** The kinds of setting that only the connection to NATS has. */
import type { SettingKind } from './setting-kinds.ts';

export const MESSAGE_FORMATS = ['json', 'msgpack'] as const;
export type MessageFormat = (typeof MESSAGE_FORMATS)[number];

const TEXT_CHARACTERS_MAX = 1_024;
const SERVER = /^(?:nats|tls):\/\/(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?\/?$/;

/**
 * Credentials have settings of their own, because an address appears in logs and error messages.
 */
export const NATS_URL_KIND: SettingKind<string> = {
  placeholder: 'url',
  allowed: 'an address such as nats://127.0.0.1:4222, without user or password',
  parse: (text) => (SERVER.test(text) ? { value: text } : { mustBe: NATS_URL_KIND.allowed }),
};

export const TEXT_KIND: SettingKind<string> = {
  placeholder: 'text',
  allowed: `a text of 1 to ${TEXT_CHARACTERS_MAX} characters`,
  parse(text) {
    const fits = text.length >= 1 && text.length <= TEXT_CHARACTERS_MAX;
    return fits ? { value: text } : { mustBe: TEXT_KIND.allowed };
  },
};

/** The form in which the log shows it when an engine starts with NATS. */
export const ENGINE_ID_KIND: SettingKind<string> = {
  placeholder: 'id',
  allowed: 'the id of an engine: 32 hexadecimal digits',
  parse: (text) => {
    return /^[0-9a-f]{32}$/.test(text) ? { value: text } : { mustBe: ENGINE_ID_KIND.allowed };
  },
};

/** As it stands before a subject; the names of streams get it with "_" for each dot. */
export const SUBJECT_PREFIX_KIND: SettingKind<string> = {
  placeholder: 'prefix',
  allowed: 'letters, digits, "_" and "-", with single dots between them or at the end, at most 32',
  parse(text) {
    const fits = text.length <= 32 && /^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*\.?$/.test(text);
    return fits ? { value: text } : { mustBe: SUBJECT_PREFIX_KIND.allowed };
  },
};
