import { render } from 'preact';
import '../kit/tokens.css';
import '../kit/base.css';
import '../kit/parts/controls.css';
import '../kit/parts/rows.css';
import '../kit/parts/table.css';
import { resumeSession } from '../kit/browser/engine.ts';
import { loadHouse } from '../kit/browser/house.ts';
import { onLineBack } from '../kit/browser/line.ts';
import { loadBrand } from './brand.ts';
import { Frame } from './frame.tsx';
import { loadGames } from './games.ts';
import { keepPages } from './kept-pages.ts';
import { speakAsBefore, speakFor } from './speech.ts';

const page = document.getElementById('page');
if (page === null) throw new Error('the document has no place for the page');
// The frame is drawn meanwhile: what these tell arrives in it.
const told = [resumeSession(), loadHouse(), loadGames()];
await speakAsBefore();
told.push(loadBrand().then(speakFor));
render(<Frame />, page);
// What the first view needs has the line for itself until it is here.
void Promise.allSettled(told).then(keepPages);
onLineBack(() => {
  void resumeSession();
  void Promise.allSettled([loadHouse(), loadGames()]);
});
