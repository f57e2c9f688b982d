// The flash's line has the cursor at once, and a second press of the button does nothing.
document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector(".desk-flash");
  form.elements.headline.focus();
  form.addEventListener("submit", () => { form.querySelector("button").disabled = true; });
});
