import type { Words } from '../vi/vi.ts';

export const templates: Words['templates'] = {
  title: 'New article from a template',
  explain:
    'The new article begins with the template’s words; the template stays as it is. The whole desk shares these.',
  none: 'The desk has no template yet. Open an article and choose “Save as template…” to make one.',
  look: 'Look',
  lookAt: (name) => `Look at the template ${name}`,
  back: 'Back to the templates',
  begin: 'Begin an article from this',
  edit: 'Edit',
  editOf: (name) => `Edit the template ${name}`,
  editing: (name) => `Template “${name}”`,
  editingNote:
    'You are changing a template of the desk. Its words are saved like any article’s; new articles begin with them only after “Save template”.',
  rename: 'Rename',
  renameOf: (name) => `Rename the template ${name}`,
  newName: (name) => `New name of the template ${name}`,
  taken: 'There is a template of this name.',
  saveName: 'Save the name',
  remove: 'Remove',
  removeOf: (name) => `Remove the template ${name}`,
  removeAsk: (name) => `Remove the template “${name}” for the whole desk? Articles written from it do not change.`,
  removeNow: (name) => `Remove the template ${name} for good`,
  removeShort: 'Remove for good',
  keep: 'Keep it',
  saveTitle: 'Save as template',
  name: 'Name of the template',
  saveExplain:
    'The article’s present words become a template for the whole desk; the article stays as it is. A template of the same name is replaced.',
  save: 'Save template',
  saved: (name) => `The template “${name}” is saved.`,
  fromTemplate: 'From a template…',
};
