// Loaded before Swagger UI starts. The standard layout is the plain one below a bar that chooses among documents. There
// is one document, and the bar brings a style of its own that our Content-Security-Policy refuses.
window.SwaggerUIStandalonePreset = [
  ({ React }) => ({
    components: {
      StandaloneLayout: ({ getComponent, getConfigs, specActions }) => {
        React.useEffect(() => {
          const [{ url }] = getConfigs().urls;
          specActions.updateUrl(url);
          specActions.download(url);
        }, []);
        return React.createElement(getComponent('BaseLayout', true));
      },
    },
  }),
  // Swagger UI fills in what a parameter gives as its example and is silent about what its schema does: that stands in
  // the field as a hint, since a filter or cursor that is filled in unasked would hide rows.
  () => ({
    wrapComponents: {
      JsonSchemaForm: (Form, { React }) => (props) => {
        const example = props.schema?.getIn?.(['examples', 0]);
        const isWritten = ['string', 'number'].includes(typeof example);
        return React.createElement(Form, isWritten ? { ...props, description: `e.g. ${example}` } : props);
      },
    },
  }),
];

// Swagger UI makes panes and inputs anew whenever an operation opens or answers.
const direct = () => {
  // An input takes its direction from what is typed.
  for (const field of document.querySelectorAll('#swagger-ui :is(input, textarea):not([dir])')) {
    field.dir = 'auto';
  }
  // What is not JSON or XML is prose: Swagger UI colours it as if it were, which must not cut its sentences apart.
  for (const pane of document.querySelectorAll('#swagger-ui pre.microlight:not(.prose)')) {
    if (!/^\s*[[{<]/.test(pane.textContent)) {
      pane.classList.add('prose');
    }
  }
};
new MutationObserver(direct).observe(document.getElementById('swagger-ui'), { childList: true, subtree: true });
