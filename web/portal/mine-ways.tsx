/** The ways between the things that somebody has here: tickets of each kind, raffles, points. */
import { place } from '../kit/browser/navigation.ts';
import { placeText } from '../kit/place.ts';
import './mine-ways.css';
import { say } from './speech.ts';

const WAYS = [
  ['tickets', 'nav.tickets'],
  ['standing', 'standing.title'],
  ['raffles', 'raffles.title'],
  ['points', 'points.title'],
] as const;

export function MineWays() {
  const here = place.value.path[0];
  return (
    <nav class="mine-ways" aria-label={say('standing.ways')}>
      {WAYS.map(([path, name]) => (
        <a key={path} href={placeText([path])} aria-current={path === here ? 'page' : undefined}>
          {say(name)}
        </a>
      ))}
    </nav>
  );
}
