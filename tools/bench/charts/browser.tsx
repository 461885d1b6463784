import { hydrateRoot } from 'react-dom/client';
import { Sheet } from './sheet.tsx';

const root = document.getElementById('root');
if (root) hydrateRoot(root, <Sheet />);
