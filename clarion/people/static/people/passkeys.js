// Makes and presents passkeys. The markup says where:
//   data-passkey="sign-in | get | create"   a button inside the form that carries the credential
//   data-passkeys="needed | lacking | failed"   shown where passkeys work, do not work, did not work
// The options come from #passkey-options (JSON), or for signing in from the form's own address.

const anAddressAndNoName = /^[\d.]+$|:/.test(location.hostname);
const possible =
  window.isSecureContext &&
  !anAddressAndNoName &&
  "parseRequestOptionsFromJSON" in (window.PublicKeyCredential ?? {});

const show = (what, shown) => {
  for (const part of document.querySelectorAll(`[data-passkeys="${what}"]`)) part.hidden = !shown;
};

const given = () => JSON.parse(document.getElementById("passkey-options").textContent);

const fetched = async (form) => {
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`no passkey options: ${answer.status}`);
  return answer.json();
};

const get = ({ request_options: { publicKey } }) =>
  navigator.credentials.get({
    publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(publicKey),
  });

const create = ({ creation_options: { publicKey } }, form) => {
  const alone = form.elements.passwordless?.checked ?? false;
  const selection = {
    ...publicKey.authenticatorSelection,
    residentKey: alone ? "required" : "discouraged",
    requireResidentKey: alone,
  };
  if (alone) selection.userVerification = "required";
  return navigator.credentials.create({
    publicKey: PublicKeyCredential.parseCreationOptionsFromJSON({
      ...publicKey,
      authenticatorSelection: selection,
    }),
  });
};

const ways = {
  "sign-in": async (form) => get(await fetched(form)),
  get: () => get(given()),
  create: (form) => create(given(), form),
};

const press = async ({ currentTarget: button }) => {
  show("failed", false);
  try {
    const credential = await ways[button.dataset.passkey](button.form);
    button.form.elements.credential.value = JSON.stringify(credential);
    button.form.submit();
  } catch (error) {
    console.warn(error);
    show("failed", true);
  }
};

show("needed", possible);
show("lacking", !possible);
for (const button of document.querySelectorAll("[data-passkey]")) {
  button.addEventListener("click", press);
}
