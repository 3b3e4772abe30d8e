/** One account with its roles, and the page before they are others. */
import { useSignal } from '@preact/signals';
import { engine } from '../../kit/browser/engine.ts';
import { Field } from '../../kit/parts/field.tsx';
import { may, me } from '../me.ts';
import { Act } from '../parts/act.tsx';
import { Facts } from '../parts/facts.tsx';
import { type Role, STAFF_ROLES } from '../rights.ts';
import { time } from '../shown.ts';
import { say } from '../speech.ts';
import './staff.css';

export interface Account {
  readonly playerId: string;
  readonly login: string;
  readonly roles: readonly string[];
  readonly registeredAt: string;
}

export interface AccountCardProps {
  readonly account: Account;
  readonly onChange: () => void;
}

export function AccountCard({ account, onChange }: AccountCardProps) {
  const { playerId, login, roles, registeredAt } = account;
  const isMe = isMine(playerId);
  return (
    <section class="card staff-card">
      <h2>{login}</h2>
      <Facts
        rows={[
          [say('staff.id'), playerId],
          [say('staff.roles'), roles.join(', ')],
          [say('staff.registeredAt'), time(registeredAt)],
        ]}
      />
      {isMe && <p class="field-help">{say('staff.notOwn')}</p>}
      {!isMe && may('POST /v1/admin/players/{id}/roles') && (
        <Roles account={account} onChange={onChange} />
      )}
      {may('POST /v1/admin/players/{id}/external-ids') && <ExternalId playerId={playerId} />}
    </section>
  );
}

function isMine(playerId: string): boolean {
  const state = me.state.value;
  return state.kind === 'here' && state.value.playerId === playerId;
}

function Roles({ account, onChange }: AccountCardProps) {
  const { playerId, login, roles } = account;
  const wanted = useSignal(STAFF_ROLES.filter((role) => roles.includes(role)));
  const after: readonly Role[] = ['player', ...wanted.value];
  const isSame = [...after].sort().join() === [...roles].sort().join();
  return (
    <fieldset class="staff-roles">
      <legend>{say('staff.roles')}</legend>
      {STAFF_ROLES.map((role) => (
        <label key={role} class="staff-role">
          <input
            type="checkbox"
            checked={wanted.value.includes(role)}
            onChange={({ currentTarget }) => {
              wanted.value = STAFF_ROLES.filter((one) =>
                one === role ? currentTarget.checked : wanted.value.includes(one),
              );
            }}
          />
          <span>
            <strong>{role}</strong> ·{' '}
            {say(`staff.role.${role as 'operator' | 'auditor' | 'admin'}`)}
          </span>
        </label>
      ))}
      <div>
        <Act
          name={say('staff.setRoles')}
          disabled={isSame}
          changes={[{ name: login, before: roles.join(', '), after: after.join(', ') }]}
          touched={say('staff.touched')}
          act={async () => {
            await engine.call('POST', '/v1/admin/players/{id}/roles', {
              params: { id: playerId },
              body: { roles: [...after] },
            });
            onChange();
          }}
        />
      </div>
    </fieldset>
  );
}

/** By which raffles of another service find this account. */
function ExternalId({ playerId }: { readonly playerId: string }) {
  const externalId = useSignal('');
  return (
    <div>
      <Act
        name={say('staff.link')}
        isFilled={externalId.value.trim() !== ''}
        changes={[{ name: playerId, before: '', after: externalId.value.trim() }]}
        touched={say('staff.linkTouched')}
        act={() =>
          engine.call('POST', '/v1/admin/players/{id}/external-ids', {
            params: { id: playerId },
            body: { externalId: externalId.value.trim() },
          })
        }
      >
        <Field
          label={say('staff.externalId')}
          help={say('staff.externalHelp')}
          value={externalId.value}
          onValue={(value) => {
            externalId.value = value;
          }}
        />
      </Act>
    </div>
  );
}
