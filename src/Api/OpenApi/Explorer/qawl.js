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
];

// Inputs take their direction from what is typed. Swagger UI makes them anew whenever an operation opens.
const direct = () => {
  for (const field of document.querySelectorAll('#swagger-ui :is(input, textarea):not([dir])')) {
    field.dir = 'auto';
  }
};
new MutationObserver(direct).observe(document.getElementById('swagger-ui'), { childList: true, subtree: true });
