/**
 * Help, and playing within limits: how a purchase works, what the verification means, what each
 * refusal means, and how one reaches the operator. One press away from everywhere.
 *
 * Breaks and limits that an engine offers have their place in `safer`; it tells of nothing that
 * there is not.
 */
import type { ComponentChildren } from 'preact';
import { house } from '../../kit/browser/house.ts';
import { LanguageChoice } from '../account/language-choice.tsx';
import { brand } from '../brand.ts';
import { say } from '../speech.ts';
import './help.css';
import { Refusals } from './refusals-card.tsx';

export function View() {
  return (
    <>
      <h1>{say('nav.safer')}</h1>
      <Card id="safer" title={say('help.safer')}>
        <p>{say('help.safer.stake')}</p>
        <p>{say('help.safer.age', { count: house.value.ageMin })}</p>
        <p>{say('help.safer.help')}</p>
      </Card>
      <Card id="reach" title={say('help.reach')}>
        <Contact />
      </Card>
      <Card id="buying" title={say('help.buying')}>
        <ol class="help-steps">
          <li>{say('help.buying.pick')}</li>
          <li>{say('help.buying.pay')}</li>
          <li>{say('help.buying.answer')}</li>
          <li>{say('help.buying.close')}</li>
        </ol>
      </Card>
      <Card id="verifying" title={say('help.verifying')}>
        <p>{say('help.verifying.how')}</p>
        <p>{say('help.verifying.wrong')}</p>
      </Card>
      <Refusals />
      <section class="card help-card">
        <LanguageChoice />
      </section>
    </>
  );
}

interface CardProps {
  readonly id: string;
  readonly title: string;
  readonly children: ComponentChildren;
}

function Card({ id, title, children }: CardProps) {
  return (
    <section class="card help-card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

function Contact() {
  const { name, contact } = brand.value;
  const { email, telephone, page } = contact;
  if (email === undefined && telephone === undefined && page === undefined) {
    return <p>{say('help.reach.none', { name })}</p>;
  }
  return (
    <ul class="help-reach">
      {email !== undefined && (
        <li>
          <a href={`mailto:${email}`}>{email}</a>
        </li>
      )}
      {telephone !== undefined && (
        <li>
          <a href={`tel:${telephone.replace(/[^+\d]/g, '')}`}>{telephone}</a>
        </li>
      )}
      {page !== undefined && (
        <li>
          <a href={page} rel="noreferrer">
            {page}
          </a>
        </li>
      )}
    </ul>
  );
}
