import { render } from 'preact';
import '../kit/tokens.css';
import '../kit/base.css';
import '../kit/parts/controls.css';
import '../kit/parts/rows.css';
import '../kit/parts/table.css';
import { loadBrand } from './brand.ts';
import { resumeSession } from './engine.ts';
import { Frame } from './frame.tsx';
import { loadGames } from './games.ts';
import { loadHouse } from './house.ts';
import { speakAsBefore, speakFor } from './speech.ts';

const page = document.getElementById('page');
if (page === null) throw new Error('the document has no place for the page');
// The frame is drawn meanwhile: what these tell arrives in it.
void resumeSession();
void loadHouse().catch(() => undefined);
void loadGames().catch(() => undefined);
await speakAsBefore();
void loadBrand().then(speakFor, () => undefined);
render(<Frame />, page);
