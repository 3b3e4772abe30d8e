/** The ways to tickets made in advance: those of a draw, and those that I hold anywhere. */
import { placeText } from '../../kit/place.ts';
import { say } from '../speech.ts';
import { drawsHeldIn } from './reserving.ts';
import './stock.css';

/** For a draw that has some. */
export function StockWay({ drawId }: { readonly drawId: string }) {
  const isHeld = drawsHeldIn.value.includes(drawId);
  return (
    <p class="card stock-way">
      <span>{say(isHeld ? 'stock.wayHeld' : 'stock.way')}</span>
      <a class="button button-quiet" href={placeText(['stock', drawId])}>
        {say('stock.title')}
      </a>
    </p>
  );
}

/** What was held in a tab that was closed, too. */
export function HeldWays() {
  return (
    <>
      {drawsHeldIn.value.map((drawId) => (
        <p key={drawId} class="card stock-way">
          <span>{say('stock.wayHeld')}</span>
          <a class="button" href={placeText(['stock', drawId])}>
            {say('stock.toHeld')}
          </a>
        </p>
      ))}
    </>
  );
}
