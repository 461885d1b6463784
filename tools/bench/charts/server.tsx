import { renderToString } from 'react-dom/server';
import { Sheet } from './sheet.tsx';

export const markup = (): string => renderToString(<Sheet />);
