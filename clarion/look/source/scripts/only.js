// A question that is asked only beside a certain answer to another one is out of sight without it.
//   data-only-with="name=answer"   on its field; where nothing was answered yet, it is asked

export function wireOnly() {
  const forms = new Set(fieldsWithOnly().map((field) => field.form));
  for (const form of forms) form.addEventListener("change", showAsked);
  showAsked();
}

function showAsked() {
  for (const field of fieldsWithOnly()) {
    const [name, wanted] = field.dataset.onlyWith.split("=");
    const answer = new FormData(field.form).get(name);
    const group = field.closest(".govuk-form-group");
    const isWrong = group.matches(".govuk-form-group--error");
    group.hidden = Boolean(answer) && answer !== wanted && !isWrong;
  }
}

function fieldsWithOnly() {
  return [...document.querySelectorAll("[data-only-with]")];
}
