/**
 * Objects within a stored field, which MessagePack stores by the names of their members.
 *
 * They grow as what is stored by position does (`actors/stored-form.ts`): a member that came later
 * is left out while it is what it was before, and one that is not known is refused.
 */
import type { Constant, InnerForm, StoredForm, TaggedForms } from '../../actors/stored-form.ts';
import { must } from '../kernel/assert.ts';
import { NewerDataError } from '../kernel/errors.ts';
import { CorruptRecordError } from './journal-errors.ts';

type Members = Readonly<Record<string, unknown>>;

/** As it is stored: what takes no place is left out. */
export function writtenWithin(form: InnerForm, value: unknown): unknown {
  if (form === 'whole') return value;
  if (Array.isArray(value)) return value.map((one) => writtenWithin(form, one));
  if (!isObject(value)) return value;
  const own = must(formFor(form, value), 'an object to be stored is of no declared kind');
  if (own.defaults.length === 0 && own.within === undefined) return value;
  const first = own.fields.length - own.defaults.length;
  const written: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) {
    const place = own.fields.indexOf(name);
    if (place >= first && isDefault(member, own.defaults[place - first])) continue;
    const inner = own.within?.[name];
    written[name] = inner === undefined ? member : writtenWithin(inner, member);
  }
  return written;
}

/** As it was before it was written. Throws a CorruptRecordError or a NewerDataError. */
export function readWithin(form: InnerForm, stored: unknown): unknown {
  if (form === 'whole') return stored;
  if (Array.isArray(stored)) return stored.map((one) => readWithin(form, one));
  if (!isObject(stored)) return stored;
  const own = formFor(form, stored);
  const tag = 'tag' in form ? form.tag : undefined;
  if (own !== undefined) return readMembers(own, stored, tag);
  throw new NewerDataError(`a stored object is of the kind ${String(stored[tag ?? ''])}`);
}

/** The members of an object that was stored by their names; `tag` is one besides its fields. */
export function readMembers(form: StoredForm, stored: Members, tag?: string): Members {
  const { fields, defaults, within } = form;
  const first = fields.length - defaults.length;
  const value: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(stored)) {
    if (name !== tag && !fields.includes(name)) {
      throw new NewerDataError(`a stored object has a member ${name}`);
    }
    const inner = within?.[name];
    value[name] = inner === undefined ? member : readWithin(inner, member);
  }
  for (let place = 0; place < fields.length; place += 1) {
    const name = fields[place] as string;
    if (name in value) continue;
    if (place < first) throw new CorruptRecordError(`a stored object lacks its ${name}`);
    const constant = defaults[place - first];
    if (constant !== undefined) value[name] = defaultOf(constant);
  }
  return value;
}

export function isDefault(value: unknown, constant: Constant | undefined): boolean {
  if (typeof constant === 'object' && constant !== null) {
    return Array.isArray(value) && value.length === 0;
  }
  return value === constant;
}

/** A list is made anew, because whoever reads it may add to it. */
export function defaultOf(constant: Constant | undefined): unknown {
  return Array.isArray(constant) ? [] : constant;
}

function formFor(form: StoredForm | TaggedForms, value: Members): StoredForm | undefined {
  if (!('tag' in form)) return form;
  const kind = String(value[form.tag]);
  return Object.hasOwn(form.forms, kind) ? form.forms[kind] : undefined;
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null;
}
