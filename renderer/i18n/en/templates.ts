import type { Words } from '../vi/vi.ts';

export const templates: Words['templates'] = {
  title: 'New article from a template',
  explain:
    'The new article begins with the template’s words; the template stays as it is. The whole desk shares these.',
  none: 'The desk has no template yet. Open an article and choose “Save as template…” to make one.',
  remove: 'Remove',
  removeOf: (name) => `Remove the template ${name}`,
  saveTitle: 'Save as template',
  name: 'Name of the template',
  saveExplain:
    'The article’s present words become a template for the whole desk; the article stays as it is. A template of the same name is replaced.',
  save: 'Save template',
  saved: (name) => `The template “${name}” is saved.`,
  fromTemplate: 'From a template…',
};
